class Solution {
    public int[] startMinutes(int[][] calls, int patience) {
        int[] starts = new int[calls.length];
        Deque<Integer> line = new ArrayDeque<>();
        Deque<Integer> callBacks = new ArrayDeque<>();
        int coming = 0;
        int now = 0;
        while (coming < calls.length || !line.isEmpty() || !callBacks.isEmpty()) {
            while (coming < calls.length && calls[coming][0] <= now) {
                line.add(coming++);
            }
            while (!line.isEmpty() && now - calls[line.peek()][0] > patience) {
                callBacks.add(line.remove());
            }
            if (line.isEmpty() && callBacks.isEmpty()) {
                now = calls[coming][0];
                continue;
            }
            int caller = line.isEmpty() ? callBacks.remove() : line.remove();
            starts[caller] = now;
            now += calls[caller][1];
        }
        return starts;
    }
}
