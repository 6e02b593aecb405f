class Solution {
    static vector<int> matchesWithStart(const string& text) {
        int n = text.size(), left = 0, right = 0;
        vector<int> z(n, 0);
        for (int i = 1; i < n; ++i) {
            if (i < right) z[i] = min(right - i, z[i - left]);
            while (i + z[i] < n && text[z[i]] == text[i + z[i]]) ++z[i];
            if (i + z[i] > right) left = i, right = i + z[i];
        }
        return z;
    }

public:
    int shortestCard(string cloth) {
        int n = cloth.size(), offset = n + 1;
        string mirrored(cloth.rbegin(), cloth.rend());
        vector<int> repeats = matchesWithStart(cloth);
        vector<int> begins = matchesWithStart(cloth + "|" + mirrored);
        vector<int> ends = matchesWithStart(mirrored + "|" + cloth);
        for (int k = 1; k < n; ++k) {
            bool fits = 2 * k <= n
                            ? begins[offset + n - 2 * k] >= 2 * k && (2 * k == n || repeats[2 * k] == n - 2 * k)
                            : ends[offset + 2 * k - n] == 2 * (n - k);
            if (fits) return k;
        }
        return n;
    }
};
