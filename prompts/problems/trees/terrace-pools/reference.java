class Solution {
    private int full;
    private int river;

    public int[] fillPools(TreeNode pools, int litres) {
        full = 0;
        river = 0;
        pour(pools, litres);
        return new int[] {full, river};
    }

    private void pour(TreeNode pool, int water) {
        if (pool == null) {
            river += water;
            return;
        }
        if (water >= pool.val) {
            full++;
        }
        int rest = Math.max(0, water - pool.val);
        if (pool.left != null && pool.right != null) {
            pour(pool.left, rest - rest / 2);
            pour(pool.right, rest / 2);
        } else {
            pour(pool.left != null ? pool.left : pool.right, rest);
        }
    }
}
