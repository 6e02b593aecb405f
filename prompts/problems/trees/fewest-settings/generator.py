import random


def _parents(rng: random.Random, size: int) -> list[tuple[int, int]]:
    """For each node after the root its parent and side (0 left, 1 right): bushy, complete, or a spine with twigs."""
    shape = rng.choice(["bushy", "complete", "spine", "left spine"]) if size < 200 else "bushy"
    free = [(0, 0), (0, 1)]
    depth = [0]
    links = []
    for node in range(1, size):
        if shape == "complete":
            slot = free.pop(0)
        elif "spine" in shape and depth[node - 1] < 20 and node < size // 2 + 2:
            slot = (node - 1, 0 if shape == "left spine" else rng.randrange(2))
            free.remove(slot)
        else:
            chosen = rng.randrange(len(free))
            free[chosen], free[-1] = free[-1], free[chosen]
            slot = free.pop()
        links.append(slot)
        depth.append(depth[slot[0]] + 1)
        free += [(node, 0), (node, 1)]
    return links


def _level_order(values: list[int], links: list[tuple[int, int]]) -> list:
    children: list[list] = [[None, None] for _ in values]
    for node, (parent, side) in enumerate(links, start=1):
        children[parent][side] = node
    row: list = [0] if values else []
    listed = []
    for node in row:
        listed.append(None if node is None else values[node])
        if node is not None:
            row += children[node]
    while listed and listed[-1] is None:
        listed.pop()
    return listed


def _levels(tree: list) -> int | None:
    """The number of levels of a tree in level order; None if this is no such list."""
    if not tree:
        return 0
    if tree[0] is None or tree[-1] is None:
        return None
    levels, row, position = 0, 1, 0
    while position < len(tree):
        here = tree[position : position + row]
        levels, position, row = levels + 1, position + len(here), 2 * sum(value is not None for value in here)
        if position < len(tree) and row == 0:
            return None
    return levels


def generate(rng: random.Random, size: int) -> list:
    """Few or many programmes, few or many shut rooms; at large sizes all twenty programmes."""
    size = max(1, min(size, 20_000))
    links = _parents(rng, size)
    areas = {parent for parent, _ in links}
    programmes = rng.randint(1, 3) if size < 200 else 20
    shut = rng.choice([0.0, 0.2, 0.6]) if size < 200 else 0.1
    values = []
    for node in range(size):
        used = node not in areas and rng.random() >= shut
        values.append(rng.randint(1, programmes) if used else 0)
    return [_level_order(values, links)]


def validate(building: list) -> bool:
    levels = _levels(building)
    values = [value for value in building if value is not None]
    if levels is None or not 1 <= levels <= 400 or len(values) > 20_000:
        return False
    below = iter(building[1:])
    for value in values:
        is_area = any([next(below, None) is not None, next(below, None) is not None])
        if not 0 <= value <= (0 if is_area else 20):
            return False
    return True
