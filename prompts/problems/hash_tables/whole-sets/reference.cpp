class Solution {
public:
    int cleanStretches(vector<int> coupons, int setSize, int longest) {
        // One random 64-bit weight a picture: the wrapped sum of remainder times weight names the table of remainders.
        mt19937_64 random(random_device{}());
        struct Picture { uint64_t weight; int remainder; };
        unordered_map<int, Picture> pictures;
        unordered_map<uint64_t, int> inReach{{0, 1}};
        vector<uint64_t> states{0};
        int clean = 0;
        for (int end = 1; end <= (int)coupons.size(); ++end) {
            auto [found, isNew] = pictures.try_emplace(coupons[end - 1]);
            Picture& picture = found->second;
            if (isNew) picture = {random() | 1, 0};
            int step = picture.remainder == setSize - 1 ? 1 - setSize : 1;
            picture.remainder += step;
            uint64_t state = states.back() + uint64_t(int64_t(step)) * picture.weight;
            if (end > longest) --inReach[states[end - longest - 1]];
            clean += inReach[state]++;
            states.push_back(state);
        }
        return clean;
    }
};
