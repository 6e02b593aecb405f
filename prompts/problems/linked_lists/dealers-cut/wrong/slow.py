# Right, but walks to the end of the gathered deck for every pile: O(n * piles).
def deal_and_gather(deck, piles):
    dealt = [[] for _ in range(piles)]
    i = 0
    while deck:
        dealt[i % piles].append(deck)
        deck, i = deck.next, i + 1
    start = ListNode(0)
    for number, pile in enumerate(dealt):
        last = start
        while last.next:
            last = last.next
        for card in pile if number % 2 else reversed(pile):
            card.next = None
            last.next = card
            last = card
    return start.next
