import random


def generate(rng: random.Random, size: int) -> list:
    """Large, small and mixed groups; no, few or many singles. `size` counts the groups and the singles."""
    size = min(size, 400_000)
    seats = rng.randint(1, 8) if size < 1_000 else rng.choice([4, 6, 8])
    shape = rng.choice(["mixed", "large", "small"])
    low = seats // 2 + 1 if shape == "large" else 1
    high = max(1, seats // 2) if shape == "small" else seats
    singles = rng.choice([0, rng.randint(0, size), size // 3]) if size < 1_000 else rng.randint(0, size // 10)
    singles = max(singles, size - 200_000)
    return [[rng.randint(low, high) for _ in range(size - singles)], singles, seats]


def validate(groups: list, singles: int, seats: int) -> bool:
    return (
        1 <= seats <= 8
        and 0 <= singles <= 200_000
        and len(groups) <= 200_000
        and all(1 <= group <= seats for group in groups)
    )
