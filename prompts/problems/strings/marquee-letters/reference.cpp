class Solution {
public:
    string lettersToFetch(string current, string wanted) {
        auto piece = [](char letter) { return letter == 'W' ? 'M' : letter == '9' ? '6' : letter; };
        map<char, int> missing;
        for (char letter : wanted) ++missing[piece(letter)];
        for (char letter : current) --missing[piece(letter)];
        missing.erase(' ');
        string fetch;
        for (auto [letter, count] : missing) fetch.append(max(0, count), letter);
        return fetch;
    }
};
