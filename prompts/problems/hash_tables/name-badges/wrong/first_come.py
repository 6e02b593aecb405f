# Decides while reading the list, so the first guest of a name gets the short badge.
def write_badges(guests):
    taken = set()
    badges = []
    for guest in guests:
        first, last = guest.split(" ")
        for badge in (first, f"{first} {last[0]}.", guest):
            if badge not in taken:
                taken.add(badge)
                badges.append(badge)
                break
    return badges
