def deal_and_gather(deck: ListNode | None, piles: int) -> ListNode | None:
    """Pile p holds every piles-th card from card p on: slices of a plain list, those of odd piles from behind."""
    cards = []
    while deck:
        cards.append(deck.val)
        deck = deck.next
    gathered = []
    for number in range(1, piles + 1):
        dealt = cards[number - 1 :: piles]
        gathered += dealt if number % 2 == 0 else dealt[::-1]
    top = None
    for value in reversed(gathered):
        top = ListNode(value, top)
    return top
