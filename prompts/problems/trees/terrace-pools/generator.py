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
    """Small sizes: from dry to overflowing. Large sizes: enough water to reach far down."""
    size = min(size, 20_000)
    largest = 10_000 if size >= 200 else rng.choice([2, 5])
    capacities = [rng.randint(1, largest) for _ in range(size)]
    litres = rng.randint(900_000_000, 1_000_000_000) if size >= 200 else rng.randint(0, sum(capacities) * 3 // 2 + 2)
    return [_level_order(capacities, _parents(rng, size)), litres]


def validate(pools: list, litres: int) -> bool:
    capacities = [capacity for capacity in pools if capacity is not None]
    levels = _levels(pools)
    return (
        levels is not None
        and levels <= 400
        and len(capacities) <= 20_000
        and all(1 <= capacity <= 10_000 for capacity in capacities)
        and 0 <= litres <= 1_000_000_000
    )
