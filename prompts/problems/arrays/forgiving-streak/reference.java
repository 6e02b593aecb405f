class Solution {
    public int longestStreak(int[] minutes, int target) {
        int best = 0;
        int count = 0;
        boolean missedYesterday = false;
        for (int played : minutes) {
            if (played >= target) {
                count++;
                best = Math.max(best, count);
                missedYesterday = false;
            } else if (missedYesterday) {
                count = 0;
            } else {
                missedYesterday = true;
            }
        }
        return best;
    }
}
