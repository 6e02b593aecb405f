class Solution {
public:
    int longestStreak(vector<int> minutes, int target) {
        int best = 0;
        int count = 0;
        bool missedYesterday = false;
        for (int played : minutes) {
            if (played >= target) {
                best = max(best, ++count);
                missedYesterday = false;
            } else if (missedYesterday) {
                count = 0;
            } else {
                missedYesterday = true;
            }
        }
        return best;
    }
};
