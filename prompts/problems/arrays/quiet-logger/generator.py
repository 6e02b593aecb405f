import random


def generate(rng: random.Random, size: int) -> list:
    """Small sizes: every shape. Large sizes: mostly calm weather, where a report may lie far back."""
    size = min(size, 30_000)
    if size >= 200:
        base = rng.randint(-50, 50)
        calm = [base + rng.randint(0, 2) for _ in range(size)]
        for _ in range(3):
            calm[rng.randrange(size // 100)] += 40
        return [calm, rng.randint(5, 9), 30_000]
    shape = rng.choice(["noise", "drift", "steps", "calm"])
    readings = []
    value = rng.randint(-5, 5)
    for _ in range(size):
        if shape == "noise":
            value = rng.randint(-5, 5)
        elif shape == "drift":
            value += rng.choice([0, 1, 1, 2])
        elif shape == "steps" and rng.random() < 0.3:
            value += rng.choice([-4, -3, 3, 4])
        elif shape == "calm":
            value += rng.choice([-1, 0, 0, 1])
        readings.append(value)
    return [readings, rng.randint(1, 4), rng.choice([1, 2, 3, 4, 100])]


def validate(readings: list, step: int, heartbeat: int) -> bool:
    return (
        len(readings) <= 30_000
        and all(-10_000 <= reading <= 10_000 for reading in readings)
        and 1 <= step <= 20_000
        and 1 <= heartbeat <= 30_000
    )
