# Deals a whole block of cards to one pile before it goes on to the next.
def deal_and_gather(deck, piles):
    cards = []
    while deck:
        cards.append(deck.val)
        deck = deck.next
    size = -(-len(cards) // piles)
    start = last = ListNode(0)
    for number in range(piles):
        pile = cards[number * size : (number + 1) * size]
        for value in pile if number % 2 else reversed(pile):
            last.next = ListNode(value)
            last = last.next
    return start.next
