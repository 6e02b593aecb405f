class Solution {
    public int[] deliverySlack(int[] minutes, int[] ready, int[][] before) {
        int n = minutes.length;
        List<List<Integer>> after = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            after.add(new ArrayList<>());
        }
        int[] waitingFor = new int[n];
        for (int[] pair : before) {
            after.get(pair[0]).add(pair[1]);
            waitingFor[pair[1]]++;
        }

        int[] order = new int[n];
        int found = 0;
        for (int task = 0; task < n; task++) {
            if (waitingFor[task] == 0) {
                order[found++] = task;
            }
        }
        int[] start = ready.clone();
        int opening = 0;
        for (int i = 0; i < found; i++) {
            int finish = start[order[i]] + minutes[order[i]];
            opening = Math.max(opening, finish);
            for (int later : after.get(order[i])) {
                start[later] = Math.max(start[later], finish);
                if (--waitingFor[later] == 0) {
                    order[found++] = later;
                }
            }
        }
        if (found < n) {
            return new int[0];
        }

        int[] work = minutes.clone();
        int[] slack = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            int task = order[i];
            for (int later : after.get(task)) {
                work[task] = Math.max(work[task], minutes[task] + work[later]);
            }
            slack[task] = opening - work[task] - ready[task];
        }
        return slack;
    }
}
