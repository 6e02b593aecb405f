# Lets the longest ascending sequence stay, but a moved book can never get between books that stay.
from bisect import bisect_right


def books_to_move(shelf: list[int]) -> list[int]:
    tails, chain, before = [], [], [-1] * len(shelf)
    for i, book in enumerate(shelf):
        at = bisect_right(tails, book)
        before[i] = chain[at - 1] if at else -1
        tails[at : at + 1] = [book]
        chain[at : at + 1] = [i]
    stays, at = set(), chain[-1] if chain else -1
    while at >= 0:
        stays.add(at)
        at = before[at]
    return sorted((book for i, book in enumerate(shelf) if i not in stays), reverse=True)
