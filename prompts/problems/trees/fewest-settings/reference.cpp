class Solution {
    static constexpr int anything = (1 << 21) - 1;
    int overrides = 0;

    // The programmes, as bits, that a part would best inherit; bit 0 stands for none at all.
    int cheapest(TreeNode* part) {
        if (!part) return anything;
        if (!part->left && !part->right) return part->val == 0 ? anything : 1 << part->val;
        int left = cheapest(part->left), right = cheapest(part->right);
        if (left & right) return left & right;
        ++overrides;
        return left | right;
    }

public:
    int fewestSettings(TreeNode* building) {
        overrides = 0;
        return (cheapest(building) & 1) ? 0 : overrides + 1;
    }
};
