import random


def generate(rng: random.Random, size: int) -> list:
    """Small sizes: few letters and edits anywhere. Large sizes: two short edits near the end of a long text."""
    size = min(size, 199_990)
    letters = rng.choice(["a", "ab", "abc "]) if size < 200 else "abcdefghijklmnopqrstuvwxyz "
    base = "".join(rng.choices(letters, k=size))

    def edited() -> str:
        earliest = 0 if size < 200 else size - 60
        start = rng.randint(earliest, size)
        end = min(size, start + rng.randint(0, 3))
        added = rng.randint(0, 3) if size < 200 else rng.randint(4, 6)
        return base[:start] + "".join(rng.choices(letters, k=added)) + base[end:]

    mine = edited()
    kind = rng.random() if size < 200 else 1.0
    if kind < 0.05:
        return [base, mine, mine]
    if kind < 0.1:
        return rng.choice([[base, base, mine], [base, mine, base]])
    return [base, mine, edited()]


def validate(base: str, mine: str, theirs: str) -> bool:
    allowed = set("abcdefghijklmnopqrstuvwxyz ")
    return all(len(text) <= 200_000 and set(text) <= allowed for text in (base, mine, theirs))
