# Breaks ties by the places in the order of the races, not from the best to the worst.
def final_order(places: list[list[int]]) -> list[int]:
    def key(boat: int):
        results = places[boat]
        total = sum(results) - max(results) if len(results) > 1 else results[0]
        return total, results, boat

    return sorted(range(len(places)), key=key)
