"""Small towns: few stops and lines. From 500 legs on: a grid-like town and a hub that a third of all lines leave twice."""


def generate(rng, size):
    size = max(0, min(size, 12_000))
    if size < 500:
        stops, lines = max(2, size * 2 // 3), rng.randint(1, max(1, size // 2) + 1)
        longest = rng.choice([3, 12])
        legs = [[*rng.sample(range(stops), 2), rng.randint(1, lines), rng.randint(1, longest)] for _ in range(size)]
        return [legs, rng.choice([0, 1, longest // 2, longest]), 0, rng.randrange(1, stops) if rng.random() < 0.95 else 0]
    fan = size // 3
    legs = [[0, 1, line, rng.randint(1, 400)] for line in range(1, fan + 1)]
    legs += [[1, 1 + line, line, rng.randint(1, 400)] for line in range(1, fan + 1)]
    first, width = fan + 2, max(2, int((size - 2 * fan) ** 0.5 / 1.5))
    while len(legs) < size:
        here = rng.randrange(width * width)
        there = here + (1 if rng.random() < 0.5 and here % width < width - 1 else width)
        legs.append([first + here, first + there, rng.randint(1, 60), rng.randint(1, 30)])
    gate = rng.randint(2, fan + 1)
    legs[-1] = [gate, first, legs[gate - 2][2], 1000]
    rng.shuffle(legs)
    stops = sorted({stop for leg in legs for stop in leg[:2] if stop >= first})
    return [legs, rng.randint(200, 600), 0, rng.choice(stops[len(stops) // 2 :])]


def validate(legs, change, start, goal):
    return (
        len(legs) <= 12_000
        and all(len(leg) == 4 and all(isinstance(value, int) for value in leg) for leg in legs)
        and all(0 <= a <= 20_000 and 0 <= b <= 20_000 and a != b for a, b, _, _ in legs)
        and all(1 <= line <= 20_000 and 1 <= minutes <= 1_000 for _, _, line, minutes in legs)
        and all(isinstance(value, int) for value in (change, start, goal))
        and 0 <= change <= 1_000
        and 0 <= start <= 20_000
        and 0 <= goal <= 20_000
    )
