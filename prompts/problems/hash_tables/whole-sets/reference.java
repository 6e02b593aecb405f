class Solution {
    public int cleanStretches(int[] coupons, int setSize, int longest) {
        // One random 64-bit weight a picture: the wrapped sum of remainder times weight names the table of remainders.
        Random random = new Random();
        Map<Integer, Long> weights = new HashMap<>();
        Map<Integer, Integer> remainders = new HashMap<>();
        Map<Long, Integer> inReach = new HashMap<>();
        long[] states = new long[coupons.length + 1];
        inReach.put(0L, 1);
        int clean = 0;
        for (int end = 1; end <= coupons.length; end++) {
            int picture = coupons[end - 1];
            long weight = weights.computeIfAbsent(picture, unused -> random.nextLong() | 1);
            int remainder = remainders.getOrDefault(picture, 0);
            int step = remainder == setSize - 1 ? 1 - setSize : 1;
            remainders.put(picture, remainder + step);
            states[end] = states[end - 1] + step * weight;
            if (end > longest) {
                inReach.merge(states[end - longest - 1], -1, Integer::sum);
            }
            int before = inReach.getOrDefault(states[end], 0);
            clean += before;
            inReach.put(states[end], before + 1);
        }
        return clean;
    }
}
