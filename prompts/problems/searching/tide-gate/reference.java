class Solution {
    public int[] waitingTimes(int[][] windows, int[] arrivals, int passage) {
        List<int[]> usable = new ArrayList<>();
        for (int[] window : windows) {
            if (window[1] - window[0] >= passage) {
                usable.add(window);
            }
        }
        int[] waits = new int[arrivals.length];
        for (int boat = 0; boat < arrivals.length; boat++) {
            int low = 0;
            int high = usable.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (usable.get(middle)[1] - passage < arrivals[boat]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            waits[boat] = low < usable.size() ? Math.max(0, usable.get(low)[0] - arrivals[boat]) : -1;
        }
        return waits;
    }
}
