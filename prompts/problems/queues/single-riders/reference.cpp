class Solution {
public:
    vector<int> ridersPerChair(vector<int> groups, int singles, int seats) {
        vector<int> chairs;
        size_t front = 0;
        while (front < groups.size() || singles > 0) {
            int free = seats;
            while (front < groups.size() && groups[front] <= free) free -= groups[front++];
            int boarding = min(free, singles);
            singles -= boarding;
            chairs.push_back(seats - free + boarding);
        }
        return chairs;
    }
};
