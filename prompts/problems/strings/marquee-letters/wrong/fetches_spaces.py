# Treats a space as a piece of its own.
from collections import Counter


def letters_to_fetch(current, wanted):
    turn = str.maketrans("W9", "M6")
    need = Counter(wanted.translate(turn))
    need.subtract(Counter(current.translate(turn)))
    return "".join(piece * need[piece] for piece in sorted(need) if need[piece] > 0)
