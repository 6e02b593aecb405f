import random


def word(rng, letters, longest):
    return rng.choice(letters.upper()) + "".join(rng.choice(letters) for _ in range(rng.randint(0, longest - 1)))


def generate(rng: random.Random, size: int) -> list:
    """From parties where nearly everybody shares a first name to those where hardly anybody does."""
    size = min(size, 20_000)
    letters, longest = ("abc", 2) if size < 20 else ("abcdefghijklmnopqrstuvwxyz", 12)
    firsts = list({word(rng, letters, longest) for _ in range(max(1, size // rng.choice([1, 2, 3, 8])))})
    firsts.sort()
    guests: dict[str, None] = {}
    while len(guests) < size:
        guests[f"{rng.choice(firsts)} {word(rng, letters, longest + 2 if size < 20 else longest)}"] = None
    names = list(guests)
    rng.shuffle(names)
    return [names]


def is_word(text):
    return (
        1 <= len(text) <= 12
        and text.isascii()
        and text.isalpha()
        and text[0].isupper()
        and (len(text) == 1 or text[1:].islower())
    )


def validate(guests: list) -> bool:
    return (
        len(guests) <= 20_000
        and len(set(guests)) == len(guests)
        and all(len(parts) == 2 and all(map(is_word, parts)) for parts in (guest.split(" ") for guest in guests))
    )
