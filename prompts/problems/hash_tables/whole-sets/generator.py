import random


def generate(rng: random.Random, size: int) -> list:
    """Shuffled whole sets, few pictures, many pictures, one picture, sets in order."""
    size = min(size, 50_000)
    large = size >= 10_000
    set_size = rng.choice([1, 2, 2, 3, 3, 4]) if not large else rng.choice([2, 3, 5])
    pictures = [rng.randint(1, 3 if size < 20 else 1_000_000_000) for _ in range(rng.choice([1, 2, 3, size // 20 + 1]))]
    shape = rng.choice(["sets", "sets", "noise", "blocks", "cycle"])
    coupons: list[int] = []
    while len(coupons) < size:
        if shape == "sets":
            some = [rng.choice(pictures) for _ in range(rng.randint(1, 4))] * set_size
            rng.shuffle(some)
            coupons += some
        elif shape == "noise":
            coupons.append(rng.choice(pictures))
        elif shape == "blocks":
            coupons += [rng.choice(pictures)] * rng.randint(1, 2 * set_size)
        else:
            coupons += pictures
    longest = rng.choice([size, size // 3]) if large else rng.choice([rng.randint(1, max(1, size)), max(1, size), 50_000])
    return [coupons[:size], set_size, longest]


def validate(coupons: list, set_size: int, longest: int) -> bool:
    return (
        len(coupons) <= 50_000
        and all(1 <= picture <= 1_000_000_000 for picture in coupons)
        and 1 <= set_size <= 50_000
        and 1 <= longest <= 50_000
    )
