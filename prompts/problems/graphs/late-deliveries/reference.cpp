class Solution {
public:
    vector<int> deliverySlack(vector<int> minutes, vector<int> ready, vector<vector<int>> before) {
        int n = minutes.size();
        vector<vector<int>> after(n);
        vector<int> waitingFor(n, 0);
        for (const auto& pair : before) {
            after[pair[0]].push_back(pair[1]);
            waitingFor[pair[1]]++;
        }

        vector<int> order;
        for (int task = 0; task < n; task++) {
            if (waitingFor[task] == 0) order.push_back(task);
        }
        vector<int> start = ready;
        int opening = 0;
        for (size_t i = 0; i < order.size(); i++) {
            int finish = start[order[i]] + minutes[order[i]];
            opening = max(opening, finish);
            for (int later : after[order[i]]) {
                start[later] = max(start[later], finish);
                if (--waitingFor[later] == 0) order.push_back(later);
            }
        }
        if ((int)order.size() < n) return {};

        vector<int> work = minutes, slack(n);
        for (int i = n - 1; i >= 0; i--) {
            int task = order[i];
            for (int later : after[task]) work[task] = max(work[task], minutes[task] + work[later]);
            slack[task] = opening - work[task] - ready[task];
        }
        return slack;
    }
};
