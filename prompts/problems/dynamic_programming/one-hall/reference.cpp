class Solution {
    struct BestByEnd {
        vector<int> ends;
        vector<int> incomes{0};

        int by(int minute) const { return incomes[upper_bound(ends.begin(), ends.end(), minute) - ends.begin()]; }

        void add(int end, int income) {
            ends.push_back(end);
            incomes.push_back(max(income, incomes.back()));
        }
    };

public:
    int bestIncome(vector<vector<int>> bookings, vector<string> kinds, int turnover) {
        vector<int> order(bookings.size());
        iota(order.begin(), order.end(), 0);
        sort(order.begin(), order.end(), [&](int i, int j) { return bookings[i][1] < bookings[j][1]; });

        BestByEnd overall;
        unordered_map<string, BestByEnd> ofKind;
        for (int i : order) {
            int start = bookings[i][0], end = bookings[i][1], fee = bookings[i][2];
            BestByEnd& same = ofKind[kinds[i]];
            int income = fee + max(overall.by(start - turnover), same.by(start));
            overall.add(end, income);
            same.add(end, income);
        }
        return overall.incomes.back();
    }
};
