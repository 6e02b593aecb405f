# Correct, but tries every number of books that stay, from all of them down: quadratic time.
def books_to_move(shelf: list[int]) -> list[int]:
    in_order = sorted(shelf)
    for moved in range(len(shelf) + 1):
        at = moved
        for book in shelf:
            if at < len(in_order) and book == in_order[at]:
                at += 1
        if at == len(in_order):
            return in_order[:moved][::-1]
    return []
