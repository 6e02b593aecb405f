class Solution {
public:
    vector<int> ringingPhones(vector<int> forward, int maxHops) {
        int n = forward.size();
        vector<vector<int>> forwarders(n);
        vector<int> answer(n, -1), hops(n, 0);
        queue<int> reached;
        for (int i = 0; i < n; i++) {
            if (forward[i] == i) {
                answer[i] = i;
                reached.push(i);
            } else {
                forwarders[forward[i]].push_back(i);
            }
        }
        while (!reached.empty()) {
            int extension = reached.front();
            reached.pop();
            if (hops[extension] == maxHops) continue;
            for (int earlier : forwarders[extension]) {
                answer[earlier] = answer[extension];
                hops[earlier] = hops[extension] + 1;
                reached.push(earlier);
            }
        }
        return answer;
    }
};
