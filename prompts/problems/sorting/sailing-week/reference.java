class Solution {
    public int[] finalOrder(int[][] places) {
        int n = places.length;
        int races = places[0].length;
        int[][] bestFirst = new int[n][];
        int[] total = new int[n];
        Integer[] boats = new Integer[n];
        for (int boat = 0; boat < n; boat++) {
            boats[boat] = boat;
            bestFirst[boat] = places[boat].clone();
            Arrays.sort(bestFirst[boat]);
            int counted = Math.max(1, races - 1);
            for (int i = 0; i < counted; i++) {
                total[boat] += bestFirst[boat][i];
            }
        }
        // The sort is stable: boats that are equal so far stay in the order of their numbers.
        Arrays.sort(boats, (a, b) -> {
            if (total[a] != total[b]) {
                return Integer.compare(total[a], total[b]);
            }
            int byResults = Arrays.compare(bestFirst[a], bestFirst[b]);
            return byResults != 0 ? byResults : Integer.compare(places[a][races - 1], places[b][races - 1]);
        });
        return Arrays.stream(boats).mapToInt(Integer::intValue).toArray();
    }
}
