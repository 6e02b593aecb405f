def final_order(places: list[list[int]]) -> list[int]:
    def key(boat: int) -> tuple[int, list[int], int, int]:
        best_first = sorted(places[boat])
        counted = best_first[:-1] if len(best_first) > 1 else best_first
        return sum(counted), best_first, places[boat][-1], boat

    return sorted(range(len(places)), key=key)
