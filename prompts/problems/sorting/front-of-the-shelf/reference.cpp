class Solution {
public:
    vector<int> booksToMove(vector<int> shelf) {
        vector<int> inOrder = shelf;
        sort(inOrder.begin(), inOrder.end());
        int left = inOrder.size();  // the books from here on stay where they are
        for (int at = (int)shelf.size() - 1; at >= 0; at--) {
            if (left > 0 && shelf[at] == inOrder[left - 1]) left--;
        }
        return vector<int>(inOrder.rend() - left, inOrder.rend());
    }
};
