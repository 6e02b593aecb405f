class Solution {
    public int cheapestWatering(int[] prices, int dry) {
        int n = prices.length;
        int[] best = new int[n + 1]; // best[d]: the least cost when the last visit is on the d-th day; 0 is the eve
        for (int day = 1; day <= n; day++) {
            int price = prices[day - 1];
            best[day] = best[day - 1] + (day > 1 ? price / 2 : price);
            for (int last = Math.max(0, day - 1 - dry); last < day - 1; last++) {
                best[day] = Math.min(best[day], best[last] + price);
            }
        }
        int least = best[n];
        for (int last = Math.max(0, n - dry); last < n; last++) {
            least = Math.min(least, best[last]);
        }
        return least;
    }
}
