# Adds up the gains and keeps the tightest limits, as if limiting once at the end were the same.
from collections import deque


def output_levels(actions):
    chain = deque()
    levels = []
    for kind, a, low, high in actions:
        if kind == 0:
            chain.append((a, low, high))
        elif kind == 1:
            chain.popleft()
        elif not chain:
            levels.append(a)
        else:
            level = a + sum(box[0] for box in chain)
            level = max(level, max(box[1] for box in chain))
            levels.append(min(level, min(box[2] for box in chain)))
    return levels
