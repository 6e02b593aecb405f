def books_to_move(shelf: list[int]) -> list[int]:
    """Every shelf that can be reached, nearest first, until one is in order."""
    wanted = sorted(shelf)
    reached: dict[tuple[int, ...], list[int]] = {tuple(shelf): []}
    front = [tuple(shelf)]
    while tuple(wanted) not in reached:
        following = []
        for books in front:
            for i, book in enumerate(books):
                after = (book, *books[:i], *books[i + 1 :])
                if after not in reached:
                    reached[after] = [*reached[books], book]
                    following.append(after)
        front = following
    return reached[tuple(wanted)]
