class Solution {
    public int qualifyingPeriods(int[] inflow, int target, int minDays) {
        int n = inflow.length;
        int[] totals = new int[n + 1];
        for (int day = 0; day < n; day++) {
            totals[day + 1] = totals[day] + inflow[day] - target;
        }
        int[] distinct = Arrays.stream(totals).sorted().distinct().toArray();
        int[] tree = new int[distinct.length + 1];
        int good = 0;
        for (int end = minDays; end <= n; end++) {
            int start = Arrays.binarySearch(distinct, totals[end - minDays]) + 1;
            for (int i = start; i < tree.length; i += i & -i) {
                tree[i]++;
            }
            for (int i = Arrays.binarySearch(distinct, totals[end]) + 1; i > 0; i -= i & -i) {
                good += tree[i];
            }
        }
        return good;
    }
}
