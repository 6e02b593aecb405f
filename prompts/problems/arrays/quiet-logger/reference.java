class Solution {
    public int[] reportedReadings(int[] readings, int step, int heartbeat) {
        int[] sent = new int[readings.length];
        int count = 0;
        int last = -1;
        for (int position = 0; position < readings.length; position++) {
            if (last < 0
                    || Math.abs(readings[position] - readings[last]) >= step
                    || position - last == heartbeat) {
                sent[count++] = position;
                last = position;
            }
        }
        return Arrays.copyOf(sent, count);
    }
}
