"""Shelves at random, nearly in order, or put together from sorted runs. Long ones keep only about half of their books."""


def generate(rng, size):
    size = max(0, min(size, 40_000))
    highest = rng.choice([3, size + 1, 30]) if size < 100 else 1_000_000
    shelf = [rng.randint(0, highest) for _ in range(size if size >= 100 else rng.randint(max(0, size - 2), size))]
    shape = rng.choice(["any", "nearly", "nearly", "runs"]) if size < 1_000 else "half"
    if shape == "nearly":
        shelf.sort()
        for _ in range(rng.randint(0, 3)):
            if shelf:
                shelf.insert(rng.randint(0, len(shelf) - 1), shelf.pop(rng.randrange(len(shelf))))
    elif shape == "runs":
        cut = rng.randint(0, len(shelf))
        shelf = sorted(shelf[:cut]) + sorted(shelf[cut:])
    elif shape == "half":
        shelf.sort()
        low, high = shelf[: size // 2], shelf[size // 2 :]
        rng.shuffle(low)
        places = set(rng.sample(range(size), len(low)))
        shelf = [low.pop() if place in places else high.pop(0) for place in range(size)]
    return [shelf]


def validate(shelf):
    return len(shelf) <= 40_000 and all(isinstance(book, int) and 0 <= book <= 1_000_000 for book in shelf)
