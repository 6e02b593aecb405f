# Writes the whole name for every guest of a first name as soon as two of them share an initial.
from collections import defaultdict


def write_badges(guests):
    lasts = defaultdict(list)
    for guest in guests:
        first, last = guest.split(" ")
        lasts[first].append(last[0])
    badges = []
    for guest in guests:
        first, last = guest.split(" ")
        if len(lasts[first]) == 1:
            badges.append(first)
        elif len(set(lasts[first])) == len(lasts[first]):
            badges.append(f"{first} {last[0]}.")
        else:
            badges.append(guest)
    return badges
