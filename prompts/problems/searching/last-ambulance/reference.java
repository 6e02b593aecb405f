class Solution {
    private static final int ROAD_KM = 1_000_000;

    public int[] reachForCalls(int[] stations, int[] crews, int[][] calls) {
        int n = stations.length;
        int[] before = new int[n + 1]; // before[i]: crews at the first i stations
        for (int i = 0; i < n; i++) {
            before[i + 1] = before[i] + crews[i];
        }
        int[] reach = new int[calls.length];
        for (int call = 0; call < calls.length; call++) {
            int km = calls[call][0];
            int needed = calls[call][1];
            if (needed > before[n]) {
                reach[call] = -1;
                continue;
            }
            int low = 0;
            int high = ROAD_KM;
            while (low < high) {
                int middle = (low + high) / 2;
                int within = before[firstFrom(stations, km + middle + 1)] - before[firstFrom(stations, km - middle)];
                if (within >= needed) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            reach[call] = low;
        }
        return reach;
    }

    private int firstFrom(int[] stations, int km) {
        int at = Arrays.binarySearch(stations, km);
        return at >= 0 ? at : -at - 1;
    }
}
