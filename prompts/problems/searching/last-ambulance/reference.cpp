class Solution {
public:
    vector<int> reachForCalls(vector<int> stations, vector<int> crews, vector<vector<int>> calls) {
        vector<int> before(1, 0);  // before[i]: crews at the first i stations
        for (int count : crews) before.push_back(before.back() + count);
        auto crewsWithin = [&](int km, int distance) {
            auto from = lower_bound(stations.begin(), stations.end(), km - distance) - stations.begin();
            auto to = upper_bound(stations.begin(), stations.end(), km + distance) - stations.begin();
            return before[to] - before[from];
        };

        vector<int> reach;
        for (const auto& call : calls) {
            if (call[1] > before.back()) {
                reach.push_back(-1);
                continue;
            }
            int low = 0, high = 1000000;
            while (low < high) {
                int middle = (low + high) / 2;
                if (crewsWithin(call[0], middle) >= call[1]) high = middle;
                else low = middle + 1;
            }
            reach.push_back(low);
        }
        return reach;
    }
};
