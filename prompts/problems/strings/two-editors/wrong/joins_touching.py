# Joins edits that touch, although no kept character lies between them.
import os


def merge_edits(base, mine, theirs):
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs

    def edit(revision):
        start = len(os.path.commonprefix([base, revision]))
        kept = len(os.path.commonprefix([base[start:][::-1], revision[start:][::-1]]))
        return start, len(base) - kept, revision[start : len(revision) - kept]

    (s1, e1, text1), (s2, e2, text2) = sorted([edit(mine), edit(theirs)])
    if e1 > s2:
        return "CONFLICT"
    return base[:s1] + text1 + base[e1:s2] + text2 + base[e2:]
