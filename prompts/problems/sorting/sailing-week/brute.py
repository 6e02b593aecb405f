def final_order(places: list[list[int]]) -> list[int]:
    """A boat's position is the number of boats that beat it, each pair judged rule by rule."""

    def total(results: list[int]) -> int:
        if len(results) == 1:
            return results[0]
        return min(sum(results[:i] + results[i + 1 :]) for i in range(len(results)))

    def beats(a: int, b: int) -> bool:
        if total(places[a]) != total(places[b]):
            return total(places[a]) < total(places[b])
        left, right = list(places[a]), list(places[b])
        while left:
            if min(left) != min(right):
                return min(left) < min(right)
            left.remove(min(left))
            right.remove(min(right))
        if places[a][-1] != places[b][-1]:
            return places[a][-1] < places[b][-1]
        return a < b

    order = [-1] * len(places)
    for boat in range(len(places)):
        order[sum(beats(other, boat) for other in range(len(places)) if other != boat)] = boat
    return order
