class Solution {
public:
    ListNode* dealAndGather(ListNode* deck, int piles) {
        vector<ListNode*> tops(piles, nullptr), bottoms(piles, nullptr);
        for (int pile = 0; deck; pile = (pile + 1) % piles) {
            ListNode* card = deck;
            deck = deck->next;
            card->next = nullptr;
            if (!tops[pile]) {
                tops[pile] = bottoms[pile] = card;
            } else if (pile % 2 == 0) {
                card->next = tops[pile];
                tops[pile] = card;
            } else {
                bottoms[pile]->next = card;
                bottoms[pile] = card;
            }
        }
        for (int pile = 1; pile < piles && tops[pile]; ++pile) bottoms[pile - 1]->next = tops[pile];
        return tops[0];
    }
};
