def riders_per_chair(groups: list[int], singles: int, seats: int) -> list[int]:
    chairs = []
    front = 0
    while front < len(groups) or singles:
        free = seats
        while front < len(groups) and groups[front] <= free:
            free -= groups[front]
            front += 1
        boarding = min(free, singles)
        singles -= boarding
        chairs.append(seats - free + boarding)
    return chairs
