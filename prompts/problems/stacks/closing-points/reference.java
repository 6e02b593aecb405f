class Solution {
    public String[] endedByTheWay(String[] events) {
        Deque<String> stack = new ArrayDeque<>();
        Map<String, Integer> timesOpen = new HashMap<>();
        List<String> ended = new ArrayList<>();
        for (String event : events) {
            String name = event.substring(1);
            if (event.charAt(0) == '+') {
                stack.push(name);
                timesOpen.merge(name, 1, Integer::sum);
            } else if (timesOpen.getOrDefault(name, 0) > 0) {
                while (!stack.peek().equals(name)) {
                    String inner = stack.pop();
                    timesOpen.merge(inner, -1, Integer::sum);
                    ended.add(inner);
                }
                stack.pop();
                timesOpen.merge(name, -1, Integer::sum);
            }
        }
        return ended.toArray(new String[0]);
    }
}
