class Solution {
public:
    vector<int> countMixUps(vector<string> numbers) {
        unordered_set<string> members(numbers.begin(), numbers.end());
        unordered_map<string, int> blanked;
        blanked.reserve(numbers.size() * numbers[0].size());
        for (string number : numbers) {
            for (char& digit : number) {
                char kept = exchange(digit, '*');
                ++blanked[number];
                digit = kept;
            }
        }
        vector<int> counts;
        counts.reserve(numbers.size());
        for (string number : numbers) {
            int count = 0;
            for (char& digit : number) {
                char kept = exchange(digit, '*');
                count += blanked[number] - 1;
                digit = kept;
            }
            for (size_t i = 1; i < number.size(); ++i) {
                if (number[i - 1] == number[i]) continue;
                swap(number[i - 1], number[i]);
                count += members.count(number);
                swap(number[i - 1], number[i]);
            }
            counts.push_back(count);
        }
        return counts;
    }
};
