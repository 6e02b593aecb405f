def merge_edits(base: str, mine: str, theirs: str) -> str:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs

    def edit(revision: str) -> tuple[int, int, str]:
        shorter = min(len(base), len(revision))
        start = 0
        while start < shorter and base[start] == revision[start]:
            start += 1
        kept = 0
        while kept < shorter - start and base[-1 - kept] == revision[-1 - kept]:
            kept += 1
        return start, len(base) - kept, revision[start : len(revision) - kept]

    first, second = sorted([edit(mine), edit(theirs)])
    if first[1] >= second[0]:
        return "CONFLICT"
    return base[: first[0]] + first[2] + base[first[1] : second[0]] + second[2] + base[second[1] :]
