# Correct, but puts one boat after another into its place in the order: quadratic time.
def final_order(places: list[list[int]]) -> list[int]:
    def key(boat: int):
        best_first = sorted(places[boat])
        counted = best_first[:-1] if len(best_first) > 1 else best_first
        return sum(counted), best_first, places[boat][-1], boat

    keys = [key(boat) for boat in range(len(places))]
    order: list[int] = []
    for boat in range(len(places)):
        at = 0
        while at < len(order) and keys[order[at]] < keys[boat]:
            at += 1
        order.insert(at, boat)
    return order
