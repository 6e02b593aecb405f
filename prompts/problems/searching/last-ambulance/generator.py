"""Stations spread evenly or in clusters, with few or many crews; calls that need anything from one crew to all of them."""


def generate(rng, size):
    size = max(1, min(size, 12_000))
    road = size * 4 if size < 100 else 1_000_000
    if rng.random() < 0.5:
        stations = rng.sample(range(road + 1), size)
    else:
        middle = rng.randint(0, road)
        near = [kilometre for kilometre in range(middle - size, middle + size + 1) if 0 <= kilometre <= road]
        stations = list({*rng.sample(near, size // 2), *rng.sample(range(road + 1), size - size // 2)})
    most = rng.choice([1, 3, 1_000])
    crews = [rng.randint(0, most) for _ in stations]
    total = sum(crews)
    calls = []
    for _ in range(size):
        kilometre = rng.choice([rng.choice(stations), rng.randint(0, road)])
        calls.append([kilometre, rng.randint(1, max(1, total + (1 if size < 100 else 0)))])
    return [sorted(stations), crews, calls]


def validate(stations, crews, calls):
    return (
        1 <= len(stations) <= 12_000
        and len(crews) == len(stations)
        and len(calls) <= 12_000
        and all(isinstance(kilometre, int) and 0 <= kilometre <= 1_000_000 for kilometre in stations)
        and all(before < after for before, after in zip(stations, stations[1:]))
        and all(isinstance(count, int) and 0 <= count <= 1_000 for count in crews)
        and all(len(call) == 2 and all(isinstance(value, int) for value in call) for call in calls)
        and all(0 <= kilometre <= 1_000_000 and 1 <= needed <= 12_000_000 for kilometre, needed in calls)
    )
