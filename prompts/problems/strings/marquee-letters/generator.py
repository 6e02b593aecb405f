import random

EVERYTHING = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "


def generate(rng: random.Random, size: int) -> list:
    """Small sizes: few letters, turned pieces often. Large sizes: mostly other letters than those that are up."""
    size = min(size, 30_000)
    if size >= 200:
        mixed = rng.sample(EVERYTHING, len(EVERYTHING))
        up, new = mixed[:18], mixed[16:]
        return ["".join(rng.choices(up, k=size)), "".join(rng.choices(new, k=size))]
    shape = rng.choice(["turned", "few", "everything", "shuffled"])
    alphabet = {"turned": "MW69 A", "few": "ABM", "everything": EVERYTHING, "shuffled": "MWAB69 "}[shape]
    current = rng.choices(alphabet, k=size)
    wanted = rng.sample(current, size) if shape == "shuffled" else rng.choices(alphabet, k=rng.randint(0, size))
    return ["".join(current), "".join(wanted)]


def validate(current: str, wanted: str) -> bool:
    return all(len(text) <= 30_000 and set(text) <= set(EVERYTHING) for text in (current, wanted))
