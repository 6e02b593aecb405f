"""Requests of a few kinds or many, short against the whole time, in any order."""

KINDS = ("dance", "film", "choir", "yoga", "market", "wedding", "lecture", "chess")


def generate(rng, size):
    size = max(1, min(size, 20_000))
    latest = size * 3 + 8 if size < 100 else 1_000_000
    longest = rng.choice([3, 8]) if size < 100 else rng.choice([60, 2_000])
    dearest = rng.choice([4, 30]) if size < 100 else 50_000
    kinds = KINDS[: rng.choice([1, 2, 2, 3, 8])]
    bookings = []
    for _ in range(size):
        start = rng.randint(0, latest - longest)
        bookings.append([start, start + rng.randint(1, longest), rng.randint(0, dearest)])
    return [bookings, [rng.choice(kinds) for _ in range(size)], rng.choice([0, 1, longest // 2, longest])]


def validate(bookings, kinds, turnover):
    return (
        1 <= len(bookings) <= 20_000
        and len(kinds) == len(bookings)
        and all(len(booking) == 3 and all(isinstance(value, int) for value in booking) for booking in bookings)
        and all(0 <= start < end <= 1_000_000 and 0 <= fee <= 50_000 for start, end, fee in bookings)
        and all(1 <= len(kind) <= 10 and kind.isascii() and kind.isalpha() and kind.islower() for kind in kinds)
        and isinstance(turnover, int)
        and 0 <= turnover <= 1_000_000
    )
