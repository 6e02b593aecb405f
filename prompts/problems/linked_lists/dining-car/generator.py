import random


def generate(rng: random.Random, size: int) -> list:
    """Numbers at random, in order, or all alike; exactly `size` wagons."""
    size = min(size, 30_000)
    shape = rng.choice(["random", "random", "in order", "alike"]) if size < 200 else "random"
    if shape == "in order":
        return [list(range(1, size + 1))]
    highest = {"random": 10_000 if size >= 20 else 20, "alike": 1}[shape]
    return [[rng.randint(1, highest) for _ in range(size)]]


def validate(train: list) -> bool:
    return len(train) <= 30_000 and all(1 <= wagon <= 10_000 for wagon in train)
