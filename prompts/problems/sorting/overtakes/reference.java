class Solution {
    private int[] sums;
    private int inside;

    public int[] overtakes(int[][] riders, int window) {
        int n = riders.length;
        int[] finishes = Arrays.stream(riders).mapToInt(rider -> rider[1]).sorted().distinct().toArray();
        int[] rank = new int[n];
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            rank[i] = Arrays.binarySearch(finishes, riders[i][1]) + 1;
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingInt(i -> riders[i][0]));

        sums = new int[finishes.length + 1];
        inside = 0;
        int[] counted = new int[n];
        int oldest = 0;
        int from = 0;
        while (from < n) {
            int start = riders[order[from]][0];
            int to = from;
            while (to < n && riders[order[to]][0] == start) {
                to++;
            }
            while (riders[order[oldest]][0] < start - window) {
                add(rank[order[oldest++]], -1);
            }
            for (int i = from; i < to; i++) {
                counted[order[i]] = above(rank[order[i]]);
            }
            for (int i = from; i < to; i++) {
                add(rank[order[i]], 1);
            }
            from = to;
        }
        return counted;
    }

    private void add(int number, int count) {
        inside += count;
        for (; number < sums.length; number += number & -number) {
            sums[number] += count;
        }
    }

    private int above(int number) {
        int atMost = 0;
        for (; number > 0; number -= number & -number) {
            atMost += sums[number];
        }
        return inside - atMost;
    }
}
