import random


def generate(rng: random.Random, size: int) -> list:
    """Mixtures with much or little drawing, and a long drawing after which all of it goes to and fro."""
    size = max(1, min(size, 100_000))
    large = size >= 1_000
    limit = rng.choice([1, 2, 3, rng.randint(1, size), 100_000])
    if large and rng.random() < 0.5:
        half = size // 2
        actions = [[0, rng.randint(0, 1_000_000)] for _ in range(half)]
        actions += [[1 + number % 2, rng.randint(500_000_000, 1_000_000_000)] for number in range(size - half)]
        return [actions, 100_000]
    draw, undo, redo = rng.choice([(5, 2, 1), (3, 2, 2), (2, 2, 1), (8, 1, 1)])
    reach = rng.choice([1, 3, 5, 1_000_000_000]) if not large else rng.choice([2, 50])
    actions = []
    for _ in range(size):
        (kind,) = rng.choices([0, 1, 2], weights=[draw, undo, redo])
        actions.append([kind, rng.randint(0, 1_000_000) if kind == 0 else rng.randint(1, reach)])
    return [actions, limit]


def validate(actions: list, limit: int) -> bool:
    return (
        1 <= len(actions) <= 100_000
        and 1 <= limit <= 100_000
        and all(
            len(action) == 2
            and (
                (action[0] == 0 and 0 <= action[1] <= 1_000_000)
                or (action[0] in (1, 2) and 1 <= action[1] <= 1_000_000_000)
            )
            for action in actions
        )
    )
