# Lets the common ending use characters of the common beginning: aaa and aa go wrong.
import os


def merge_edits(base, mine, theirs):
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs

    def edit(revision):
        start = len(os.path.commonprefix([base, revision]))
        kept = len(os.path.commonprefix([base[::-1], revision[::-1]]))
        return start, len(base) - kept, revision[start : len(revision) - kept]

    first, second = sorted([edit(mine), edit(theirs)])
    if first[1] >= second[0]:
        return "CONFLICT"
    return base[: first[0]] + first[2] + base[first[1] : second[0]] + second[2] + base[second[1] :]
