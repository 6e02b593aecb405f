class Solution {
public:
    vector<int> leastCharges(vector<int> legs, int capacity) {
        vector<int> needs(legs.size(), -1);
        int need = 0;
        for (int stop = (int)legs.size() - 1; stop >= 0; --stop) {
            need = max(0, need - legs[stop]);
            if (need > capacity) break;
            needs[stop] = need;
        }
        return needs;
    }
};
