class Solution {
    private static final int STOPS = 20_001;

    private final Map<Integer, List<int[]>> onward = new HashMap<>();
    private final Map<Integer, List<Integer>> placesAt = new HashMap<>();
    private final Map<Integer, Integer> best = new HashMap<>();
    private final PriorityQueue<int[]> heap = new PriorityQueue<>((a, b) -> Integer.compare(a[0], b[0]));

    public int fewestMinutes(int[][] legs, int change, int start, int goal) {
        onward.clear();
        placesAt.clear();
        best.clear();
        heap.clear();
        for (int[] leg : legs) {
            join(leg[0], leg[1], leg[2], leg[3]);
            join(leg[1], leg[0], leg[2], leg[3]);
        }

        // A place is line * STOPS + stop; lines are numbered from 1, so below STOPS lie the pavements.
        reach(start, 0);
        while (!heap.isEmpty()) {
            int[] nearest = heap.remove();
            int now = nearest[0];
            int here = nearest[1];
            int stop = here % STOPS;
            if (stop == goal) {
                return now;
            }
            if (now > best.get(here)) {
                continue;
            }
            if (here < STOPS) {
                for (int place : placesAt.getOrDefault(stop, List.of())) {
                    reach(place, now);
                }
            } else {
                for (int[] ride : onward.get(here)) {
                    reach(ride[0], now + ride[1]);
                }
                reach(stop, now + change);
            }
        }
        return -1;
    }

    private void join(int from, int to, int line, int minutes) {
        int here = line * STOPS + from;
        if (!onward.containsKey(here)) {
            onward.put(here, new ArrayList<>());
            placesAt.computeIfAbsent(from, stop -> new ArrayList<>()).add(here);
        }
        onward.get(here).add(new int[] {line * STOPS + to, minutes});
    }

    private void reach(int place, int then) {
        if (then < best.getOrDefault(place, Integer.MAX_VALUE)) {
            best.put(place, then);
            heap.add(new int[] {then, place});
        }
    }
}
