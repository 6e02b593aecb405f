"""Offices: chains, trees and circles in shuffled numbering. From 1,000 extensions on, half of them form one long chain."""


def generate(rng, size):
    size = max(1, min(size, 50_000))
    forward = list(range(size))
    rest = list(range(size))
    rng.shuffle(rest)
    if size >= 1_000:
        chain, rest = rest[: size // 2], rest[size // 2 :]
        for near, far in zip(chain, chain[1:]):
            forward[far] = near
    shape = rng.choice(["any", "trees", "chains"])
    for place, extension in enumerate(rest):
        if shape == "any":
            forward[extension] = extension if rng.random() < 0.2 else rng.choice(rest)
        elif place and rng.random() < 0.85:
            forward[extension] = rest[place - 1] if shape == "chains" else rng.choice(rest[max(0, place - 9) : place])
    if shape != "any" and len(rest) > 3 and rng.random() < 0.6:
        forward[rest[0]] = rest[rng.randrange(1, len(rest))]
    hops = rng.randint(size // 3, size) if size >= 1_000 else rng.randint(0, min(size, 6))
    return [forward, hops]


def validate(forward, max_hops):
    return (
        1 <= len(forward) <= 50_000
        and all(isinstance(target, int) and 0 <= target < len(forward) for target in forward)
        and isinstance(max_hops, int)
        and 0 <= max_hops <= 50_000
    )
