"""Races with crowded or spread starts, riders in any order; the window reaches over few riders or, in large races, most."""


def generate(rng, size):
    size = max(1, min(size, 20_000))
    if size < 100:
        latest, longest = rng.choice([3, size * 2]), rng.choice([4, 20])
        window = rng.randint(0, latest + 1)
    else:
        latest, longest = rng.choice([3 * size, 500_000]), rng.choice([2_000, 400_000])
        window = latest * 3 // 4 if size >= 1_000 else rng.randint(0, latest)
    riders = []
    for _ in range(size):
        start = rng.randint(0, latest)
        riders.append([start, start + rng.randint(1, longest)])
    return [riders, window]


def validate(riders, window):
    return (
        1 <= len(riders) <= 20_000
        and all(len(rider) == 2 and all(isinstance(second, int) for second in rider) for rider in riders)
        and all(0 <= start < finish <= 1_000_000 for start, finish in riders)
        and isinstance(window, int)
        and 0 <= window <= 1_000_000
    )
