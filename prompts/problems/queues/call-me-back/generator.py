import random


def generate(rng: random.Random, size: int) -> list:
    """Quiet and busy days, rushes, and calls that come exactly when the adviser is free again."""
    size = max(1, min(size, 30_000))
    longest = rng.choice([2, 5, 9]) if size < 1_000 else rng.choice([30, 60])
    load = rng.choice([0.6, 1.0, 1.3, 2.5])
    shape = rng.choice(["steady", "rushes", "back to back"])
    arrival = float(rng.randint(0, 3))
    calls = []
    for number in range(size):
        length = rng.randint(1, longest)
        calls.append([int(arrival), length])
        if shape == "back to back":
            arrival += length if rng.random() < 0.7 else 0
        elif shape == "rushes":
            arrival += rng.random() * longest / load * (6 if number % 6 == 5 else 0.2)
        else:
            arrival += rng.random() * longest / load
        arrival = min(arrival, 1_000_000.0)
    return [calls, rng.choice([0, 1, longest // 2, longest, 2 * longest, rng.randint(0, 5 * longest)])]


def validate(calls: list, patience: int) -> bool:
    return (
        1 <= len(calls) <= 30_000
        and all(len(call) == 2 and 0 <= call[0] <= 1_000_000 and 1 <= call[1] <= 1_000 for call in calls)
        and all(one[0] <= other[0] for one, other in zip(calls, calls[1:]))
        and 0 <= patience <= 1_000_000
    )
