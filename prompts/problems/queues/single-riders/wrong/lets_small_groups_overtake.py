# Looks further down the queue for a group that fits: groups overtake.
def riders_per_chair(groups, singles, seats):
    waiting = list(groups)
    chairs = []
    while waiting or singles:
        free = seats
        staying = []
        for group in waiting:
            if group <= free:
                free -= group
            else:
                staying.append(group)
        waiting = staying
        boarding = min(free, singles)
        singles -= boarding
        chairs.append(seats - free + boarding)
    return chairs
