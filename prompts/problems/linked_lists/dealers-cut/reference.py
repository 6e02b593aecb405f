def deal_and_gather(deck: ListNode | None, piles: int) -> ListNode | None:
    tops: list[ListNode | None] = [None] * piles
    bottoms: list[ListNode | None] = [None] * piles
    pile = 0
    while deck:
        card, deck = deck, deck.next
        if tops[pile] is None:
            card.next = None
            tops[pile] = bottoms[pile] = card
        elif pile % 2 == 0:
            card.next = tops[pile]
            tops[pile] = card
        else:
            card.next = None
            bottoms[pile].next = card
            bottoms[pile] = card
        pile = (pile + 1) % piles
    for pile in range(piles - 1):
        if tops[pile + 1]:
            bottoms[pile].next = tops[pile + 1]
    return tops[0]
