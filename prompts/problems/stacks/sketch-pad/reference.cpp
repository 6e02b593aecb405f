class Solution {
public:
    vector<int> finalStrokes(vector<vector<int>> actions, int limit) {
        vector<int> strokes; // those shown, and behind them those taken back
        int shown = 0;
        int permanent = 0;
        for (const auto& action : actions) {
            int value = action[1];
            if (action[0] == 0) {
                strokes.resize(shown);
                strokes.push_back(value);
                ++shown;
                permanent = max(permanent, shown - limit);
            } else if (action[0] == 1) {
                shown = max(permanent, shown - value);
            } else {
                shown = min(int(strokes.size()), shown + value);
            }
        }
        strokes.resize(shown);
        return strokes;
    }
};
