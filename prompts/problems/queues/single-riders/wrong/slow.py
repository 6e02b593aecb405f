# Correct, but copies the rest of the queue whenever a group gets on: quadratic time.
def riders_per_chair(groups, singles, seats):
    chairs = []
    while groups or singles:
        riders = 0
        while groups and riders + groups[0] <= seats:
            riders += groups[0]
            groups = groups[1:]
        boarding = min(seats - riders, singles)
        singles -= boarding
        chairs.append(riders + boarding)
    return chairs
