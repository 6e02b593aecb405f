class Solution {
public:
    int cheapestWatering(vector<int> prices, int dry) {
        int n = prices.size();
        vector<int> best(n + 1, 0);  // best[d]: the least cost when the last visit is on the d-th day; 0 is the eve
        for (int day = 1; day <= n; day++) {
            int price = prices[day - 1];
            best[day] = best[day - 1] + (day > 1 ? price / 2 : price);
            for (int last = max(0, day - 1 - dry); last < day - 1; last++) {
                best[day] = min(best[day], best[last] + price);
            }
        }
        return *min_element(best.begin() + max(0, n - dry), best.end());
    }
};
