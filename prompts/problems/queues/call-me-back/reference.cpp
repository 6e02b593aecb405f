class Solution {
public:
    vector<int> startMinutes(vector<vector<int>> calls, int patience) {
        int n = calls.size();
        vector<int> starts(n);
        queue<int> line, callBacks;
        int coming = 0;
        int now = 0;
        while (coming < n || !line.empty() || !callBacks.empty()) {
            while (coming < n && calls[coming][0] <= now) line.push(coming++);
            while (!line.empty() && now - calls[line.front()][0] > patience) {
                callBacks.push(line.front());
                line.pop();
            }
            if (line.empty() && callBacks.empty()) {
                now = calls[coming][0];
                continue;
            }
            queue<int>& from = line.empty() ? callBacks : line;
            int caller = from.front();
            from.pop();
            starts[caller] = now;
            now += calls[caller][1];
        }
        return starts;
    }
};
