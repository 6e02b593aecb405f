class Solution {
    public int alignmentCost(int[] first, int[] second, int skip) {
        // least[i][j]: the least cost of the first i lines against the first j
        int[][] least = new int[first.length + 1][second.length + 1];
        for (int i = 0; i <= first.length; i++) {
            for (int j = 0; j <= second.length; j++) {
                int cost = i == 0 && j == 0 ? 0 : Integer.MAX_VALUE;
                if (i >= 1) {
                    cost = Math.min(cost, least[i - 1][j] + skip);
                }
                if (j >= 1) {
                    cost = Math.min(cost, least[i][j - 1] + skip);
                }
                if (i >= 1 && j >= 1) {
                    cost = Math.min(cost, least[i - 1][j - 1] + Math.abs(first[i - 1] - second[j - 1]));
                }
                if (i >= 2 && j >= 1) {
                    int together = first[i - 2] + first[i - 1];
                    cost = Math.min(cost, least[i - 2][j - 1] + Math.abs(together - second[j - 1]));
                }
                if (i >= 1 && j >= 2) {
                    int together = second[j - 2] + second[j - 1];
                    cost = Math.min(cost, least[i - 1][j - 2] + Math.abs(first[i - 1] - together));
                }
                least[i][j] = cost;
            }
        }
        return least[first.length][second.length];
    }
}
