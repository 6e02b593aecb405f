from collections import Counter


def write_badges(guests: list[str]) -> list[str]:
    names = [guest.split(" ") for guest in guests]
    by_first = Counter(first for first, _ in names)
    by_initial = Counter((first, last[0]) for first, last in names)
    badges = []
    for first, last in names:
        if by_first[first] == 1:
            badges.append(first)
        elif by_initial[first, last[0]] == 1:
            badges.append(f"{first} {last[0]}.")
        else:
            badges.append(f"{first} {last}")
    return badges
