class Solution {
    private final Map<Integer, ListNode> wagons = new HashMap<>();
    private final Map<Integer, ListNode> frontOf = new HashMap<>();

    public ListNode shunt(ListNode train, int[][] orders) {
        ListNode marker = new ListNode(0, train);
        wagons.put(0, marker);
        for (ListNode ahead = marker; ahead.next != null; ahead = ahead.next) {
            wagons.put(ahead.next.val, ahead.next);
            frontOf.put(ahead.next.val, ahead);
        }
        Deque<ListNode[]> done = new ArrayDeque<>();
        for (int[] order : orders) {
            if (order[0] != 0) {
                ListNode first = wagons.get(order[0]);
                ListNode last = wagons.get(order[1]);
                done.push(new ListNode[] {first, last, frontOf.get(first.val)});
                move(first, last, wagons.get(order[2]));
            } else if (!done.isEmpty()) {
                ListNode[] latest = done.pop();
                move(latest[0], latest[1], latest[2]);
            }
        }
        return marker.next;
    }

    private void move(ListNode first, ListNode last, ListNode behind) {
        couple(frontOf.get(first.val), last.next);
        couple(last, behind.next);
        couple(behind, first);
    }

    private void couple(ListNode left, ListNode right) {
        left.next = right;
        if (right != null) {
            frontOf.put(right.val, left);
        }
    }
}
