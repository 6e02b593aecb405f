# Stops when the groups have gone and forgets the single riders who are still waiting.
from collections import deque


def riders_per_chair(groups, singles, seats):
    queue = deque(groups)
    chairs = []
    while queue:
        riders = 0
        while queue and riders + queue[0] <= seats:
            riders += queue.popleft()
        boarding = min(seats - riders, singles)
        singles -= boarding
        chairs.append(riders + boarding)
    return chairs
