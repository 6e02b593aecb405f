class Solution {
    public int[] ringingPhones(int[] forward, int maxHops) {
        int n = forward.length;
        List<List<Integer>> forwarders = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            forwarders.add(new ArrayList<>());
        }
        int[] answer = new int[n];
        int[] hops = new int[n];
        Arrays.fill(answer, -1);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            if (forward[i] == i) {
                answer[i] = i;
                queue.add(i);
            } else {
                forwarders.get(forward[i]).add(i);
            }
        }
        while (!queue.isEmpty()) {
            int extension = queue.remove();
            if (hops[extension] == maxHops) {
                continue;
            }
            for (int earlier : forwarders.get(extension)) {
                answer[earlier] = answer[extension];
                hops[earlier] = hops[extension] + 1;
                queue.add(earlier);
            }
        }
        return answer;
    }
}
