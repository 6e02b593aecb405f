class Solution {
    public int[] ridersPerChair(int[] groups, int singles, int seats) {
        int[] chairs = new int[groups.length + singles];
        int count = 0;
        int front = 0;
        while (front < groups.length || singles > 0) {
            int free = seats;
            while (front < groups.length && groups[front] <= free) {
                free -= groups[front++];
            }
            int boarding = Math.min(free, singles);
            singles -= boarding;
            chairs[count++] = seats - free + boarding;
        }
        return Arrays.copyOf(chairs, count);
    }
}
