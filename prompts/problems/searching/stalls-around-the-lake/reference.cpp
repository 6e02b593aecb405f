class Solution {
public:
    int leastShift(vector<int> stalls, int length, int gap) {
        if ((long long)stalls.size() * gap > length) return -1;

        auto isEnough = [&](long long shift) {
            long long place = -2LL * length;
            for (int lap = 0; lap < 2; lap++) {
                for (int stall : stalls) {
                    long long position = stall + (long long)lap * length;
                    place = max(position - shift, place + gap);
                    if (place > position + shift) return false;
                }
            }
            return true;
        };

        int low = 0, high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (isEnough(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
};
