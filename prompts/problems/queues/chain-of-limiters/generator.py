import random


def generate(rng: random.Random, size: int) -> list:
    """Short and long chains. Limits are wide enough for a signal to survive, narrow enough to be felt."""
    size = max(1, min(size, 50_000))
    large = size >= 1_000
    gain = rng.choice([2, 6]) if not large else rng.choice([20, 400])
    reach = rng.choice([4, 12, 40]) if not large else 10_000
    grow = size * rng.choice([0, 1, 2]) // 5 if not large else rng.choice([size // 2, 50])
    length = 0
    actions = []
    for number in range(size):
        (kind,) = rng.choices([0, 1, 2], weights=[8, 1, 1] if number < grow else [1, 1, 2 if large else 1])
        if kind == 1 and length == 0:
            kind = rng.choice([0, 2])
        if kind == 0:
            low, high = rng.randint(-reach, reach // 4), rng.randint(-reach // 4, reach)
            if large:
                low, high = rng.randint(-reach, -reach * 3 // 4), rng.randint(reach * 3 // 4, reach)
            actions.append([0, rng.randint(-gain, gain), min(low, high), max(low, high)])
            length += 1
        elif kind == 1:
            actions.append([1, 0, 0, 0])
            length -= 1
        else:
            actions.append([2, rng.randint(-reach, reach), 0, 0])
    return [actions]


def validate(actions: list) -> bool:
    if not 1 <= len(actions) <= 50_000:
        return False
    length = 0
    for action in actions:
        if len(action) != 4 or any(abs(value) > 10_000 for value in action):
            return False
        kind, first, low, high = action
        if kind not in (0, 1, 2) or (kind == 0 and low > high) or (kind != 0 and (low, high) != (0, 0)):
            return False
        if kind == 1 and (first != 0 or length == 0):
            return False
        length += {0: 1, 1: -1, 2: 0}[kind]
    return True
