class Solution {
    unordered_map<int, ListNode*> wagons, frontOf;

    void couple(ListNode* left, ListNode* right) {
        left->next = right;
        if (right) frontOf[right->val] = left;
    }

    void move(ListNode* first, ListNode* last, ListNode* behind) {
        couple(frontOf[first->val], last->next);
        couple(last, behind->next);
        couple(behind, first);
    }

public:
    ListNode* shunt(ListNode* train, vector<vector<int>> orders) {
        ListNode marker(0, train);
        wagons[0] = &marker;
        for (ListNode* ahead = &marker; ahead->next; ahead = ahead->next) {
            wagons[ahead->next->val] = ahead->next;
            frontOf[ahead->next->val] = ahead;
        }
        vector<array<ListNode*, 3>> done;
        for (const auto& order : orders) {
            if (order[0] != 0) {
                ListNode *first = wagons[order[0]], *last = wagons[order[1]];
                done.push_back({first, last, frontOf[first->val]});
                move(first, last, wagons[order[2]]);
            } else if (!done.empty()) {
                auto [first, last, behind] = done.back();
                done.pop_back();
                move(first, last, behind);
            }
        }
        return marker.next;
    }
};
