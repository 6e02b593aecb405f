class Solution {
    public int bestIncome(int[][] bookings, String[] kinds, int turnover) {
        Integer[] order = new Integer[bookings.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingInt(i -> bookings[i][1]));

        TreeMap<Integer, Integer> overall = new TreeMap<>();
        Map<String, TreeMap<Integer, Integer>> ofKind = new HashMap<>();
        for (int i : order) {
            int start = bookings[i][0];
            int end = bookings[i][1];
            TreeMap<Integer, Integer> same = ofKind.computeIfAbsent(kinds[i], kind -> new TreeMap<>());
            int income = bookings[i][2] + Math.max(bestBy(overall, start - turnover), bestBy(same, start));
            overall.put(end, Math.max(income, bestBy(overall, end)));
            same.put(end, Math.max(income, bestBy(same, end)));
        }
        return overall.lastEntry().getValue();
    }

    private int bestBy(TreeMap<Integer, Integer> incomes, int minute) {
        Map.Entry<Integer, Integer> entry = incomes.floorEntry(minute);
        return entry == null ? 0 : entry.getValue();
    }
}
