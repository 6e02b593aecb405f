class Solution {
public:
    vector<int> waitingTimes(vector<vector<int>> windows, vector<int> arrivals, int passage) {
        vector<int> openings, latest;
        for (const auto& window : windows) {
            if (window[1] - window[0] >= passage) {
                openings.push_back(window[0]);
                latest.push_back(window[1] - passage);
            }
        }
        vector<int> waits;
        for (int arrival : arrivals) {
            size_t at = lower_bound(latest.begin(), latest.end(), arrival) - latest.begin();
            waits.push_back(at < openings.size() ? max(0, openings[at] - arrival) : -1);
        }
        return waits;
    }
};
