class Solution {
    public int leastShift(int[] stalls, int length, int gap) {
        if ((long) stalls.length * gap > length) {
            return -1;
        }
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (isEnough(stalls, length, gap, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean isEnough(int[] stalls, int length, int gap, int shift) {
        long place = -2L * length;
        for (int lap = 0; lap < 2; lap++) {
            for (int stall : stalls) {
                long position = stall + (long) lap * length;
                place = Math.max(position - shift, place + gap);
                if (place > position + shift) {
                    return false;
                }
            }
        }
        return true;
    }
}
