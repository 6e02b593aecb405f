class Solution {
    public int[] leastCharges(int[] legs, int capacity) {
        int[] needs = new int[legs.length];
        Arrays.fill(needs, -1);
        int need = 0;
        for (int stop = legs.length - 1; stop >= 0; stop--) {
            need = Math.max(0, need - legs[stop]);
            if (need > capacity) {
                break;
            }
            needs[stop] = need;
        }
        return needs;
    }
}
