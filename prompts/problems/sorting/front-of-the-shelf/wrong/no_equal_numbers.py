# Treats books with the same number as one, so only the last of them may stay.
def books_to_move(shelf: list[int]) -> list[int]:
    position = {book: i for i, book in enumerate(shelf)}
    numbers = sorted(position)
    stays = set()
    limit = len(shelf)
    for book in reversed(numbers):
        if position[book] > limit:
            break
        stays.add(position[book])
        limit = position[book]
    return sorted((book for i, book in enumerate(shelf) if i not in stays), reverse=True)
