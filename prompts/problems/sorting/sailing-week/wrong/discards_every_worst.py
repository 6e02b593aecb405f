# Discards the worst place as often as it occurs, instead of once.
def final_order(places: list[list[int]]) -> list[int]:
    def key(boat: int):
        results = places[boat]
        counted = [p for p in results if p != max(results)] if len(results) > 1 else results
        return sum(counted), sorted(results), results[-1], boat

    return sorted(range(len(places)), key=key)
