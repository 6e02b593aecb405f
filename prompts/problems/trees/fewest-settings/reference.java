class Solution {
    private static final int ANYTHING = (1 << 21) - 1;
    private int overrides;

    public int fewestSettings(TreeNode building) {
        overrides = 0;
        return (cheapest(building) & 1) != 0 ? 0 : overrides + 1;
    }

    /** The programmes, as bits, that a part would best inherit; bit 0 stands for none at all. */
    private int cheapest(TreeNode part) {
        if (part == null) {
            return ANYTHING;
        }
        if (part.left == null && part.right == null) {
            return part.val == 0 ? ANYTHING : 1 << part.val;
        }
        int left = cheapest(part.left);
        int right = cheapest(part.right);
        if ((left & right) != 0) {
            return left & right;
        }
        overrides++;
        return left | right;
    }
}
