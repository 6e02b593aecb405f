# Finds the right books but moves the lowest first, which leaves the highest of them at the front.
def books_to_move(shelf: list[int]) -> list[int]:
    in_order = sorted(shelf)
    left = len(in_order)
    for book in reversed(shelf):
        if left and book == in_order[left - 1]:
            left -= 1
    return in_order[:left]
