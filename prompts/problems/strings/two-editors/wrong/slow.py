# Right, but takes the compared characters off the front of a list, which moves all the others: O(n^2).
def merge_edits(base, mine, theirs):
    def edit(revision):
        old, new = list(base), list(revision)
        start = 0
        while old and new and old[0] == new[0]:
            old.pop(0)
            new.pop(0)
            start += 1
        end = len(base)
        while old and new and old[-1] == new[-1]:
            old.pop()
            new.pop()
            end -= 1
        return start, end, "".join(new)

    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    first, second = sorted([edit(mine), edit(theirs)])
    if first[1] >= second[0]:
        return "CONFLICT"
    return base[: first[0]] + first[2] + base[first[1] : second[0]] + second[2] + base[second[1] :]
