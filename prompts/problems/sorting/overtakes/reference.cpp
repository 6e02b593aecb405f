class Solution {
    vector<int> sums;
    int inside = 0;

    void add(int number, int count) {
        inside += count;
        for (; number < (int)sums.size(); number += number & -number) sums[number] += count;
    }

    int above(int number) const {
        int atMost = 0;
        for (; number > 0; number -= number & -number) atMost += sums[number];
        return inside - atMost;
    }

public:
    vector<int> overtakes(vector<vector<int>> riders, int window) {
        int n = riders.size();
        vector<int> finishes, rank(n), order(n);
        for (const auto& rider : riders) finishes.push_back(rider[1]);
        sort(finishes.begin(), finishes.end());
        for (int i = 0; i < n; i++) {
            rank[i] = lower_bound(finishes.begin(), finishes.end(), riders[i][1]) - finishes.begin() + 1;
        }
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int i, int j) { return riders[i][0] < riders[j][0]; });

        sums.assign(n + 1, 0);
        inside = 0;
        vector<int> counted(n, 0);
        int oldest = 0;
        for (int from = 0, to = 0; from < n; from = to) {
            int start = riders[order[from]][0];
            while (to < n && riders[order[to]][0] == start) to++;
            while (riders[order[oldest]][0] < start - window) add(rank[order[oldest++]], -1);
            for (int i = from; i < to; i++) counted[order[i]] = above(rank[order[i]]);
            for (int i = from; i < to; i++) add(rank[order[i]], 1);
        }
        return counted;
    }
};
