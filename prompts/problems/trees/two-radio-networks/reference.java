class Solution {
    private final Map<TreeNode, int[]> downAndWorst = new HashMap<>();
    private int least;

    public int leastWorstDelay(TreeNode network) {
        downAndWorst.clear();
        least = measure(network)[1];
        cut(network.left, network, network.right, 0, 0);
        cut(network.right, network, network.left, 0, 0);
        return least;
    }

    /** The longest way down from a station, and the worst delay below it. */
    private int[] measure(TreeNode station) {
        if (station == null) {
            return new int[] {0, 0};
        }
        int[] left = measure(station.left);
        int[] right = measure(station.right);
        int through = left[0] + station.val + right[0];
        int[] both = {station.val + Math.max(left[0], right[0]), Math.max(through, Math.max(left[1], right[1]))};
        downAndWorst.put(station, both);
        return both;
    }

    private int[] known(TreeNode station) {
        return station == null ? new int[] {0, 0} : downAndWorst.get(station);
    }

    private void cut(TreeNode child, TreeNode parent, TreeNode sibling, int up, int outside) {
        if (child == null) {
            return;
        }
        int[] beside = known(sibling);
        int rest = Math.max(outside, Math.max(beside[1], up + parent.val + beside[0]));
        int way = parent.val + Math.max(up, beside[0]);
        least = Math.min(least, Math.max(known(child)[1], rest));
        cut(child.left, child, child.right, way, rest);
        cut(child.right, child, child.left, way, rest);
    }
}
