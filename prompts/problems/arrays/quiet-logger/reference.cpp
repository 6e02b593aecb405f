class Solution {
public:
    vector<int> reportedReadings(vector<int> readings, int step, int heartbeat) {
        vector<int> sent;
        for (int position = 0; position < (int)readings.size(); ++position) {
            if (sent.empty() || abs(readings[position] - readings[sent.back()]) >= step ||
                position - sent.back() == heartbeat) {
                sent.push_back(position);
            }
        }
        return sent;
    }
};
