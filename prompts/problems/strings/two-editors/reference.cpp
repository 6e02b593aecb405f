class Solution {
    struct Edit {
        int start, end;
        string text;
    };

    static Edit findEdit(const string& base, const string& revision) {
        int shorter = min(base.size(), revision.size());
        int start = 0;
        while (start < shorter && base[start] == revision[start]) ++start;
        int kept = 0;
        while (kept < shorter - start && base[base.size() - 1 - kept] == revision[revision.size() - 1 - kept]) ++kept;
        return {start, int(base.size()) - kept, revision.substr(start, revision.size() - kept - start)};
    }

public:
    string mergeEdits(string base, string mine, string theirs) {
        if (mine == theirs || theirs == base) return mine;
        if (mine == base) return theirs;
        Edit first = findEdit(base, mine), second = findEdit(base, theirs);
        if (second.start < first.start) swap(first, second);
        if (first.end >= second.start) return "CONFLICT";
        return base.substr(0, first.start) + first.text + base.substr(first.end, second.start - first.end) +
               second.text + base.substr(second.end);
    }
};
