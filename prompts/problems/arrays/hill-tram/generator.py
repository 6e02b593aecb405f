import random


def generate(rng: random.Random, size: int) -> list:
    """Small sizes: tight batteries, often hopeless. Large sizes: long lines that stay possible."""
    size = max(1, min(size, 20_000))
    if size >= 200:
        legs = [rng.randint(-300, 320) for _ in range(size)]
        return [legs, 1_000_000]
    shape = rng.choice(["mixed", "mostly up", "mostly down", "level"])
    low, high = {"mixed": (-6, 6), "mostly up": (-4, 1), "mostly down": (-2, 5), "level": (-1, 1)}[shape]
    legs = [rng.randint(low, high) for _ in range(size)]
    if rng.random() < 0.2:
        legs[rng.randrange(size)] = -rng.randint(6, 12)
    return [legs, rng.randint(1, 12)]


def validate(legs: list, capacity: int) -> bool:
    return (
        1 <= len(legs) <= 20_000
        and all(-10_000 <= change <= 10_000 for change in legs)
        and 1 <= capacity <= 1_000_000
    )
