# Discards a result even when there was only one race, so all totals are 0, and breaks ties by the best place alone.
def final_order(places: list[list[int]]) -> list[int]:
    return sorted(
        range(len(places)),
        key=lambda boat: (sum(places[boat]) - max(places[boat]), min(places[boat]), places[boat][-1], boat),
    )
