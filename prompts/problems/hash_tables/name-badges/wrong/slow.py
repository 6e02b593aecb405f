# Correct, but counts anew for every guest: quadratic time.
def write_badges(guests):
    badges = []
    for guest in guests:
        first, last = guest.split(" ")
        same_first = [other for other in guests if other.split(" ")[0] == first]
        same_initial = [other for other in same_first if other.split(" ")[1][0] == last[0]]
        if len(same_first) == 1:
            badges.append(first)
        elif len(same_initial) == 1:
            badges.append(f"{first} {last[0]}.")
        else:
            badges.append(guest)
    return badges
