import random


def generate(rng: random.Random, size: int) -> list:
    """Mixtures over few or many tabs, and one long history that is duplicated and walked back many times."""
    size = max(1, min(size, 60_000))
    if size >= 1_000 and rng.random() < 0.4:
        depth = size * 2 // 5
        actions = [[0, 0, rng.randint(100_000, 1_000_000)] for _ in range(depth)]
        while len(actions) + 2 <= size:
            tab = (len(actions) - depth) // 2 + 1
            actions += [[2, 0, 0], [1, tab, rng.randint(depth * 3 // 4, depth)]]
        return [actions + [[1, 0, 1_000_000_000]] * (size - len(actions))]
    open_page, back, copy = rng.choice([(3, 2, 1), (5, 1, 1), (4, 2, 3), (12, 2, 0.05), (6, 1, 0)])
    reach = rng.choice([1, 3, 6, max(2, size // 10)])
    tabs = 1
    actions = []
    for _ in range(size):
        (kind,) = rng.choices([0, 1, 2], weights=[open_page, back, copy])
        tab = rng.randrange(tabs) if rng.random() < 0.7 else tabs - 1
        if kind == 0:
            actions.append([0, tab, rng.randint(0, 9 if size < 20 else 999)])
        elif kind == 1:
            actions.append([1, tab, rng.randint(1, reach) if rng.random() < 0.98 else 1_000_000_000])
        else:
            actions.append([2, tab, 0])
            tabs += 1
    return [actions]


def validate(actions: list) -> bool:
    if not 1 <= len(actions) <= 60_000:
        return False
    tabs = 1
    for kind, tab, value in actions:
        fits = {0: 0 <= value <= 1_000_000, 1: 1 <= value <= 1_000_000_000, 2: value == 0}.get(kind, False)
        if not fits or not 0 <= tab < tabs:
            return False
        tabs += kind == 2
    return True
