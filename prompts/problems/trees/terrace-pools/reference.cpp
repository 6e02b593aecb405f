class Solution {
    int full = 0, river = 0;

    void pour(TreeNode* pool, int water) {
        if (!pool) {
            river += water;
            return;
        }
        if (water >= pool->val) ++full;
        int rest = max(0, water - pool->val);
        if (pool->left && pool->right) {
            pour(pool->left, rest - rest / 2);
            pour(pool->right, rest / 2);
        } else {
            pour(pool->left ? pool->left : pool->right, rest);
        }
    }

public:
    vector<int> fillPools(TreeNode* pools, int litres) {
        full = river = 0;
        pour(pools, litres);
        return {full, river};
    }
};
