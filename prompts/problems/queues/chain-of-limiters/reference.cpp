class Solution {
    struct Box {
        int gain = 0;
        int low = -1'000'000'000;
        int high = 1'000'000'000;

        int passed(int level) const { return min(max(level + gain, low), high); }

        // Both boxes as one: this one works first.
        Box then(const Box& later) const { return {gain + later.gain, later.passed(low), later.passed(high)}; }
    };

public:
    vector<int> outputLevels(vector<vector<int>> actions) {
        vector<Box> front; // the first box on top; each entry is combined with all of the front part behind it
        vector<Box> back;
        Box backCombined;
        vector<int> levels;
        for (const auto& action : actions) {
            if (action[0] == 0) {
                back.push_back({action[1], action[2], action[3]});
                backCombined = backCombined.then(back.back());
            } else if (action[0] == 1) {
                if (front.empty()) {
                    Box combined;
                    while (!back.empty()) {
                        combined = back.back().then(combined);
                        back.pop_back();
                        front.push_back(combined);
                    }
                    backCombined = Box();
                }
                front.pop_back();
            } else {
                int level = front.empty() ? action[1] : front.back().passed(action[1]);
                levels.push_back(backCombined.passed(level));
            }
        }
        return levels;
    }
};
