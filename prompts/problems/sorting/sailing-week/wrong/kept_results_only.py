# Leaves the discarded result out of the comparison that breaks ties.
def final_order(places: list[list[int]]) -> list[int]:
    def key(boat: int):
        best_first = sorted(places[boat])
        counted = best_first[:-1] if len(best_first) > 1 else best_first
        return sum(counted), counted, places[boat][-1], boat

    return sorted(range(len(places)), key=key)
