class Solution {
    private record Box(int gain, int low, int high) {
        static final Box NOTHING = new Box(0, -1_000_000_000, 1_000_000_000);

        int passed(int level) {
            return Math.min(Math.max(level + gain, low), high);
        }

        /** Both boxes as one: this one works first. */
        Box then(Box later) {
            return new Box(gain + later.gain, later.passed(low), later.passed(high));
        }
    }

    public int[] outputLevels(int[][] actions) {
        Deque<Box> front = new ArrayDeque<>(); // each entry is combined with all of the front part behind it
        Deque<Box> back = new ArrayDeque<>();
        Box backCombined = Box.NOTHING;
        List<Integer> levels = new ArrayList<>();
        for (int[] action : actions) {
            if (action[0] == 0) {
                Box box = new Box(action[1], action[2], action[3]);
                back.push(box);
                backCombined = backCombined.then(box);
            } else if (action[0] == 1) {
                if (front.isEmpty()) {
                    Box combined = Box.NOTHING;
                    while (!back.isEmpty()) {
                        combined = back.pop().then(combined);
                        front.push(combined);
                    }
                    backCombined = Box.NOTHING;
                }
                front.pop();
            } else {
                int level = front.isEmpty() ? action[1] : front.peek().passed(action[1]);
                levels.add(backCombined.passed(level));
            }
        }
        return levels.stream().mapToInt(Integer::intValue).toArray();
    }
}
