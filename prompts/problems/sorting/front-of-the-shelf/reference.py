def books_to_move(shelf: list[int]) -> list[int]:
    in_order = sorted(shelf)
    left = len(in_order)  # the books from here on stay where they are
    for book in reversed(shelf):
        if book == in_order[left - 1]:
            left -= 1
    return in_order[:left][::-1]
