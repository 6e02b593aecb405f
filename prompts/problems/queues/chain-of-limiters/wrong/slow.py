# Correct, but sends every question through the whole chain: quadratic time.
from collections import deque


def output_levels(actions):
    chain = deque()
    levels = []
    for kind, a, low, high in actions:
        if kind == 0:
            chain.append((a, low, high))
        elif kind == 1:
            chain.popleft()
        else:
            for gain, least, most in chain:
                a += gain
                if a < least:
                    a = least
                elif a > most:
                    a = most
            levels.append(a)
    return levels
