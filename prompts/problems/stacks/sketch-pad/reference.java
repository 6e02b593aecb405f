class Solution {
    public int[] finalStrokes(int[][] actions, int limit) {
        int[] strokes = new int[actions.length]; // those shown, and behind them those taken back
        int kept = 0;
        int shown = 0;
        int permanent = 0;
        for (int[] action : actions) {
            int value = action[1];
            if (action[0] == 0) {
                strokes[shown++] = value;
                kept = shown;
                permanent = Math.max(permanent, shown - limit);
            } else if (action[0] == 1) {
                shown = Math.max(permanent, shown - value);
            } else {
                shown = Math.min(kept, shown + value);
            }
        }
        return Arrays.copyOf(strokes, shown);
    }
}
