class Solution {
public:
    vector<string> writeBadges(vector<string> guests) {
        unordered_map<string, int> byFirst, byInitial;
        for (const string& guest : guests) {
            size_t space = guest.find(' ');
            ++byFirst[guest.substr(0, space)];
            ++byInitial[guest.substr(0, space + 2)];
        }
        vector<string> badges;
        badges.reserve(guests.size());
        for (const string& guest : guests) {
            size_t space = guest.find(' ');
            string first = guest.substr(0, space);
            string withInitial = guest.substr(0, space + 2);
            if (byFirst[first] == 1) badges.push_back(first);
            else if (byInitial[withInitial] == 1) badges.push_back(withInitial + ".");
            else badges.push_back(guest);
        }
        return badges;
    }
};
