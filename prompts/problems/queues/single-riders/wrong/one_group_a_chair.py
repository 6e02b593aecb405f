# Lets only one group on each chair, even if the next one would fit too.
def riders_per_chair(groups, singles, seats):
    chairs = []
    for group in groups:
        boarding = min(seats - group, singles)
        singles -= boarding
        chairs.append(group + boarding)
    while singles > 0:
        chairs.append(min(seats, singles))
        singles -= chairs[-1]
    return chairs
