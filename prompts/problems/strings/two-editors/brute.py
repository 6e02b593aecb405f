def merge_edits(base: str, mine: str, theirs: str) -> str:
    """Label every gap of the base (0 before the first character) that an edit touches; shared gaps are a conflict."""

    def edit(revision: str) -> tuple[int, int, str]:
        start = max(k for k in range(len(base) + 1) if revision.startswith(base[:k]))
        rest, new = base[start:], revision[start:]
        ending = max((rest[k:] for k in range(len(rest) + 1) if new.endswith(rest[k:])), key=len)
        return start, len(base) - len(ending), new[: len(new) - len(ending)]

    if mine == theirs:
        return mine
    if base in (mine, theirs):
        return theirs if mine == base else mine
    edits = [edit(mine), edit(theirs)]
    gaps = [set(range(start, end + 1)) for start, end, _ in edits]
    if gaps[0] & gaps[1]:
        return "CONFLICT"
    merged = ""
    for gap in range(len(base) + 1):
        merged += "".join(text for start, _, text in edits if start == gap)
        if gap < len(base) and not any(start <= gap < end for start, end, _ in edits):
            merged += base[gap]
    return merged
