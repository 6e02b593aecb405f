class Solution {
public:
    vector<int> finalOrder(vector<vector<int>> places) {
        vector<tuple<int, vector<int>, int, int>> boats;
        for (int boat = 0; boat < (int)places.size(); boat++) {
            int last = places[boat].back();
            vector<int> bestFirst = places[boat];
            sort(bestFirst.begin(), bestFirst.end());
            int total = accumulate(bestFirst.begin(), bestFirst.end(), 0);
            if (bestFirst.size() > 1) total -= bestFirst.back();
            boats.emplace_back(total, move(bestFirst), last, boat);
        }
        sort(boats.begin(), boats.end());
        vector<int> order;
        for (const auto& boat : boats) order.push_back(get<3>(boat));
        return order;
    }
};
