class Solution {
public:
    ListNode* swapHalves(ListNode* train) {
        if (!train || !train->next) return train;
        ListNode *frontEnd = train, *last = train->next;
        while (last->next && last->next->next) {
            frontEnd = frontEnd->next;
            last = last->next->next;
        }
        ListNode *rear = frontEnd->next, *behindRear = train;
        if (last->next) {
            behindRear = rear;
            rear = rear->next;
            last = last->next;
            behindRear->next = train;
        }
        frontEnd->next = nullptr;
        last->next = behindRear;
        return rear;
    }
};
