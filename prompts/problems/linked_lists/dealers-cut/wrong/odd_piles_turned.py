# Counts the piles from 0 and so turns over the first, third, fifth ...
def deal_and_gather(deck, piles):
    dealt = [[] for _ in range(piles)]
    i = 0
    while deck:
        dealt[i % piles].append(deck.val)
        deck, i = deck.next, i + 1
    start = last = ListNode(0)
    for number, pile in enumerate(dealt):
        for value in reversed(pile) if number % 2 else pile:
            last.next = ListNode(value)
            last = last.next
    return start.next
