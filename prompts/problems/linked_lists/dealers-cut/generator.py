import random


def generate(rng: random.Random, size: int) -> list:
    """Small sizes: any number of piles, also more than cards. Large sizes: nearly as many piles as cards."""
    size = min(size, 30_000)
    highest = 10_000 if size >= 200 else rng.choice([3, 100])
    deck = [rng.randint(1, highest) for _ in range(size)]
    if size >= 200:
        return [deck, size - rng.randint(0, 10)]
    return [deck, rng.randint(1, max(1, min(size + 2, rng.choice([3, 6, size + 2]))))]


def validate(deck: list, piles: int) -> bool:
    return len(deck) <= 30_000 and all(1 <= card <= 10_000 for card in deck) and 1 <= piles <= 30_000
