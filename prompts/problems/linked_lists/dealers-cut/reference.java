class Solution {
    public ListNode dealAndGather(ListNode deck, int piles) {
        ListNode[] tops = new ListNode[piles];
        ListNode[] bottoms = new ListNode[piles];
        for (int pile = 0; deck != null; pile = (pile + 1) % piles) {
            ListNode card = deck;
            deck = deck.next;
            card.next = null;
            if (tops[pile] == null) {
                tops[pile] = card;
                bottoms[pile] = card;
            } else if (pile % 2 == 0) {
                card.next = tops[pile];
                tops[pile] = card;
            } else {
                bottoms[pile].next = card;
                bottoms[pile] = card;
            }
        }
        for (int pile = 1; pile < piles && tops[pile] != null; pile++) {
            bottoms[pile - 1].next = tops[pile];
        }
        return tops[0];
    }
}
