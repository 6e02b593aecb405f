import random


def generate(rng: random.Random, size: int) -> list:
    """Noise, ramps and blocks around the target; averages of exactly the target are common at small sizes."""
    size = max(1, min(size, 40_000))
    spread = 3 if size < 200 else rng.choice([300, 9_000])
    target = rng.randint(-2, 2) if size < 200 else rng.randint(-500, 500)
    shape = rng.choice(["noise", "rise", "fall", "blocks", "alternating"])
    inflow = []
    for day in range(size):
        change = rng.randint(-spread, spread)
        if shape == "rise":
            change = change // 2 + spread * (2 * day - size) // (2 * size)
        elif shape == "fall":
            change = change // 2 + spread * (size - 2 * day) // (2 * size)
        elif shape == "blocks":
            change = abs(change) if day // max(1, size // 5) % 2 else -abs(change)
        elif shape == "alternating":
            change = spread if day % 2 else -spread
        inflow.append(target + change)
    long_periods = size < 200 and rng.random() < 0.3
    return [inflow, target, rng.randint(1, size) if long_periods else min(size, rng.randint(1, 4))]


def validate(inflow: list, target: int, min_days: int) -> bool:
    return (
        1 <= len(inflow) <= 40_000
        and all(-10_000 <= day <= 10_000 for day in inflow)
        and -10_000 <= target <= 10_000
        and 1 <= min_days <= len(inflow)
    )
