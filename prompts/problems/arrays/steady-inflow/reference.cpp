class Solution {
public:
    int qualifyingPeriods(vector<int> inflow, int target, int minDays) {
        int n = inflow.size();
        vector<int> totals(n + 1, 0);
        for (int day = 0; day < n; ++day) totals[day + 1] = totals[day] + inflow[day] - target;
        vector<int> distinct = totals;
        sort(distinct.begin(), distinct.end());
        distinct.erase(unique(distinct.begin(), distinct.end()), distinct.end());
        auto rankOf = [&](int total) {
            return int(lower_bound(distinct.begin(), distinct.end(), total) - distinct.begin()) + 1;
        };
        vector<int> tree(distinct.size() + 1, 0);
        int good = 0;
        for (int end = minDays; end <= n; ++end) {
            for (int i = rankOf(totals[end - minDays]); i < (int)tree.size(); i += i & -i) ++tree[i];
            for (int i = rankOf(totals[end]); i > 0; i -= i & -i) good += tree[i];
        }
        return good;
    }
};
