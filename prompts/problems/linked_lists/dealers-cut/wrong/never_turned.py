# Forgets to turn over every second pile.
def deal_and_gather(deck, piles):
    tops = [None] * piles
    i = 0
    while deck:
        following = deck.next
        deck.next = tops[i % piles]
        tops[i % piles] = deck
        deck = following
        i += 1
    start = last = ListNode(0)
    for top in tops:
        last.next = top
        while last.next:
            last = last.next
    return start.next
