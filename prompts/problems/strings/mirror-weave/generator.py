import random


def generate(rng: random.Random, size: int) -> list:
    """Small sizes: cloths from real cards, damaged ones and noise. Large sizes: long runs with a late change."""
    size = max(1, min(size, 100_000))
    if size >= 200:
        late = rng.randint(size - size // 10, size - 2)
        return ["a" * late + "b" + "a" * (size - late - 1)]
    shape = rng.choice(["card", "card", "damaged", "noise", "run"])
    letters = rng.choice(["ab", "abc"])
    if shape == "noise":
        return ["".join(rng.choices(letters, k=size))]
    if shape == "run":
        late = rng.randrange(size)
        return ["a" * late + "b" + "a" * (size - late - 1)]
    card = "".join(rng.choices(letters, k=rng.randint(1, size)))
    cloth = list(((card + card[::-1]) * size)[:size])
    if shape == "damaged":
        cloth[rng.randrange(size)] = rng.choice(letters)
    return ["".join(cloth)]


def validate(cloth: str) -> bool:
    return 1 <= len(cloth) <= 100_000 and set(cloth) <= set("abcdefghijklmnopqrstuvwxyz")
