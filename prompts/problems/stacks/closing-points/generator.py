import random

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def generate(rng: random.Random, size: int) -> list:
    """Shallow and deep nesting, few and many names, and a deep record with many names closed that are not open."""
    size = min(size, 60_000)
    shape = rng.choice(["few names", "deep", "strangers", "careful"])
    if shape == "strangers" and size >= 20:
        names = ["".join(rng.choice(LETTERS) for _ in range(12)) for _ in range(size)]
        half = size // 2
        return [[f"+{name}" for name in names[:half]] + [f"-{name}" for name in names[half:-1]] + [f"-{names[0]}"]]
    names = ["".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 4))) for _ in range(2 + size // 3)]
    pool = names[: rng.randint(2, 4)] if shape == "few names" else names
    chance_of_opening = 0.75 if shape == "deep" else 0.5
    events: list[str] = []
    opened: list[str] = []
    for _ in range(size):
        if rng.random() < chance_of_opening:
            opened.append(rng.choice(pool))
            events.append(f"+{opened[-1]}")
        elif shape == "careful" and opened and rng.random() < 0.9:
            events.append(f"-{opened.pop()}")
        else:
            near = opened[-rng.randint(1, 4) :]
            events.append(f"-{rng.choice(near or pool) if rng.random() < 0.7 else rng.choice(pool)}")
    return [events]


def validate(events: list) -> bool:
    return len(events) <= 60_000 and all(
        event[:1] in ("+", "-") and 2 <= len(event) <= 13 and all(letter in LETTERS for letter in event[1:])
        for event in events
    )
