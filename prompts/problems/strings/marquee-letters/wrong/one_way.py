# Turns only the pieces that are wanted: a W or 9 that is up never serves as an M or 6.
from collections import Counter


def letters_to_fetch(current, wanted):
    need = Counter(wanted.replace(" ", "").replace("W", "M").replace("9", "6"))
    have = Counter(current)
    return "".join(sorted((need - have).elements()))
