class Solution {
    unordered_map<TreeNode*, int> down, worst;
    int least = 0;

    void measure(TreeNode* station) {
        if (!station) return;
        TreeNode *left = station->left, *right = station->right;
        measure(left);
        measure(right);
        int ways[] = {down[left], down[right]};
        int worsts[] = {worst[left], worst[right]};
        down[station] = station->val + max(ways[0], ways[1]);
        worst[station] = max({worsts[0], worsts[1], ways[0] + station->val + ways[1]});
    }

    void cut(TreeNode* child, TreeNode* parent, TreeNode* sibling, int up, int outside) {
        if (!child) return;
        int rest = max({outside, worst[sibling], up + parent->val + down[sibling]});
        int way = parent->val + max(up, down[sibling]);
        least = min(least, max(worst[child], rest));
        cut(child->left, child, child->right, way, rest);
        cut(child->right, child, child->left, way, rest);
    }

public:
    int leastWorstDelay(TreeNode* network) {
        down = {{nullptr, 0}};
        worst = {{nullptr, 0}};
        measure(network);
        least = worst[network];
        cut(network->left, network, network->right, 0, 0);
        cut(network->right, network, network->left, 0, 0);
        return least;
    }
};
