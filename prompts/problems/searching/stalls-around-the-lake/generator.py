"""Stalls spread at random, in crowds, or all in one place, often across the pier; the gap nearly fills the path or not."""


def generate(rng, size):
    size = max(1, min(size, 20_000))
    length = rng.randint(size, 4 * size + 3) if size < 100 else 500_000_000
    shape = rng.choice(["spread", "crowd", "crowd", "crowds", "one place"])
    crowds = [rng.randrange(length) for _ in range(3)]
    stalls = []
    for _ in range(size):
        if shape == "spread":
            stalls.append(rng.randrange(length))
        else:
            middle = crowds[0] if shape != "crowds" else rng.choice(crowds)
            reach = 0 if shape == "one place" else max(1, length // 6)
            stalls.append((middle + rng.randint(-reach, reach)) % length)
    largest = length // size
    gap = rng.choice([largest, rng.randint(max(1, largest // 2), largest)])
    if size < 100 and rng.random() < 0.1:
        gap = min(length, largest + 1)
    return [sorted(stalls), length, gap]


def validate(stalls, length, gap):
    return (
        1 <= len(stalls) <= 20_000
        and all(isinstance(value, int) for value in (*stalls, length, gap))
        and 1 <= length <= 500_000_000
        and all(0 <= position < length for position in stalls)
        and all(before <= after for before, after in zip(stalls, stalls[1:]))
        and 1 <= gap <= length
    )
