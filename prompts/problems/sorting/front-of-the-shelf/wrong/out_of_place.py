# Moves the books that do not stand where the sorted shelf has them, although one move shifts many others.
def books_to_move(shelf: list[int]) -> list[int]:
    wrong = [book for book, wanted in zip(shelf, sorted(shelf)) if book != wanted]
    return sorted(wrong, reverse=True)
