class Solution {
public:
    vector<string> endedByTheWay(vector<string> events) {
        vector<string> stack, ended;
        unordered_map<string, int> timesOpen;
        for (const string& event : events) {
            string name = event.substr(1);
            if (event[0] == '+') {
                ++timesOpen[name];
                stack.push_back(name);
            } else if (timesOpen[name] > 0) {
                while (stack.back() != name) {
                    --timesOpen[stack.back()];
                    ended.push_back(move(stack.back()));
                    stack.pop_back();
                }
                stack.pop_back();
                --timesOpen[name];
            }
        }
        return ended;
    }
};
