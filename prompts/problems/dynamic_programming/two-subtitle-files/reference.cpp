class Solution {
public:
    int alignmentCost(vector<int> first, vector<int> second, int skip) {
        int n = first.size(), m = second.size();
        // least[i][j]: the least cost of the first i lines against the first j
        vector<vector<int>> least(n + 1, vector<int>(m + 1, INT_MAX));
        least[0][0] = 0;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                int& cost = least[i][j];
                if (i >= 1) cost = min(cost, least[i - 1][j] + skip);
                if (j >= 1) cost = min(cost, least[i][j - 1] + skip);
                if (i >= 1 && j >= 1) cost = min(cost, least[i - 1][j - 1] + abs(first[i - 1] - second[j - 1]));
                if (i >= 2 && j >= 1)
                    cost = min(cost, least[i - 2][j - 1] + abs(first[i - 2] + first[i - 1] - second[j - 1]));
                if (i >= 1 && j >= 2)
                    cost = min(cost, least[i - 1][j - 2] + abs(first[i - 1] - second[j - 2] - second[j - 1]));
            }
        }
        return least[n][m];
    }
};
