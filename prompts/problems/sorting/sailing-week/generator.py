"""Weeks of few or many races; places from a short range, so that ties are common, and twins and shuffled twins."""


def generate(rng, size):
    size = max(1, min(size, 20_000))
    races = rng.choice([1, 2, 3, 3, 4, 8])
    if size >= 1_000:
        races = rng.choice([4, 8])
    worst = rng.choice([2, 3, 5]) if size < 100 else rng.choice([9, 20_000])
    places = []
    for boat in range(size):
        results = [rng.randint(1, worst) for _ in range(races)]
        if boat and rng.random() < 0.3:
            results = list(rng.choice(places))
            if rng.random() < 0.7:
                rng.shuffle(results)
        places.append(results)
    return [places]


def validate(places):
    return (
        1 <= len(places) <= 20_000
        and 1 <= len(places[0]) <= 8
        and all(len(results) == len(places[0]) for results in places)
        and all(isinstance(place, int) and 1 <= place <= 20_000 for results in places for place in results)
    )
