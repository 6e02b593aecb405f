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
    """Alike, light with a few heavy stations, or any values."""
    size = max(2, min(size, 20_000))
    shape = rng.choice(["alike", "few heavy", "any", "any"])
    largest = 9 if size < 200 else 1_000
    values = [rng.randint(1, largest) for _ in range(size)]
    if shape == "alike":
        values = [values[0]] * size
    elif shape == "few heavy":
        values = [largest * 3 // 4 if rng.random() < 0.2 else 1 for _ in range(size)]
    return [_level_order(values, _parents(rng, size))]


def validate(network: list) -> bool:
    levels = _levels(network)
    values = [value for value in network if value is not None]
    return (
        levels is not None
        and levels <= 400
        and 2 <= len(values) <= 20_000
        and all(1 <= value <= 1_000 for value in values)
    )
