# Counts initials over all guests instead of among those with the same first name.
from collections import Counter


def write_badges(guests):
    names = [guest.split(" ") for guest in guests]
    firsts = Counter(first for first, _ in names)
    initials = Counter(last[0] for _, last in names)
    badges = []
    for first, last in names:
        if firsts[first] == 1:
            badges.append(first)
        elif initials[last[0]] == 1:
            badges.append(f"{first} {last[0]}.")
        else:
            badges.append(f"{first} {last}")
    return badges
