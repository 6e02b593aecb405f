def riders_per_chair(groups: list[int], singles: int, seats: int) -> list[int]:
    """First all groups, as if there were no singles; then each single takes the first free seat of all chairs."""
    chairs: list[int] = []
    for group in groups:
        if chairs and chairs[-1] + group <= seats:
            chairs[-1] += group
        else:
            chairs.append(group)
    for _ in range(singles):
        open_chairs = [number for number, riders in enumerate(chairs) if riders < seats]
        if open_chairs:
            chairs[open_chairs[0]] += 1
        else:
            chairs.append(1)
    return chairs
