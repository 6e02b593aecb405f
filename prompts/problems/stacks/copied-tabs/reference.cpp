class Solution {
    // Pages are numbered in the order of opening; back[p][j] is the page 2^j pages before page p.
    vector<int> numbers{0}, depth{0};
    vector<vector<int>> back{{}};

    int opened(int number, int before) {
        vector<int> ancestors{before};
        for (size_t power = 0; power < back[ancestors.back()].size(); ++power) {
            ancestors.push_back(back[ancestors.back()][power]);
        }
        numbers.push_back(number);
        depth.push_back(depth[before] + 1);
        back.push_back(move(ancestors));
        return numbers.size() - 1;
    }

    int goneBack(int page, int count) {
        int left = min(count, depth[page]);
        for (int power = 0; left > 0; ++power, left >>= 1) {
            if (left & 1) page = back[page][power];
        }
        return page;
    }

public:
    vector<int> shownPages(vector<vector<int>> actions) {
        vector<int> tabs{0}, shown;
        for (const auto& action : actions) {
            int tab = action[1];
            if (action[0] == 0) tabs[tab] = opened(action[2], tabs[tab]);
            else if (action[0] == 1) tabs[tab] = goneBack(tabs[tab], action[2]);
            else tabs.push_back(int(tabs[tab]));
            shown.push_back(numbers[tabs[tab]]);
        }
        return shown;
    }
};
