class Solution {
public:
    int fewestMinutes(vector<vector<int>> legs, int change, int start, int goal) {
        const int STOPS = 20001;  // a place is line * STOPS + stop; below STOPS lie the pavements
        unordered_map<int, vector<pair<int, int>>> onward;
        unordered_map<int, vector<int>> placesAt;
        auto join = [&](int from, int to, int line, int minutes) {
            int here = line * STOPS + from;
            auto& rides = onward[here];
            if (rides.empty()) placesAt[from].push_back(here);
            rides.push_back({line * STOPS + to, minutes});
        };
        for (const auto& leg : legs) {
            join(leg[0], leg[1], leg[2], leg[3]);
            join(leg[1], leg[0], leg[2], leg[3]);
        }

        unordered_map<int, int> best;
        priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> heap;
        auto reach = [&](int place, int then) {
            auto known = best.find(place);
            if (known != best.end() && known->second <= then) return;
            best[place] = then;
            heap.push({then, place});
        };
        reach(start, 0);
        while (!heap.empty()) {
            auto [now, here] = heap.top();
            heap.pop();
            int stop = here % STOPS;
            if (stop == goal) return now;
            if (now > best[here]) continue;
            if (here < STOPS) {
                for (int place : placesAt[stop]) reach(place, now);
            } else {
                for (auto [there, minutes] : onward[here]) reach(there, now + minutes);
                reach(stop, now + change);
            }
        }
        return -1;
    }
};
