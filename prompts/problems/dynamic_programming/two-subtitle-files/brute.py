from itertools import combinations


def alignment_cost(first: list[int], second: list[int], skip: int) -> int:
    """Every way to cut each file into skipped lines and groups of one or two, the groups then paired in order."""

    def cuttings(lines: list[int]) -> list[tuple[int, list[tuple[int, int]]]]:
        found = []
        for kept_count in range(len(lines) + 1):
            for kept in combinations(range(len(lines)), kept_count):
                for joints in range(2 ** max(0, kept_count - 1)):
                    groups: list[list[int]] = []
                    for number, line in enumerate(kept):
                        if number and joints >> (number - 1) & 1:
                            groups[-1].append(line)
                        else:
                            groups.append([line])
                    if all(len(g) == 1 or (len(g) == 2 and g[1] == g[0] + 1) for g in groups):
                        found.append((len(lines) - kept_count, [(len(g), sum(lines[i] for i in g)) for g in groups]))
        return found

    others: dict[int, list] = {}
    for skipped, groups in cuttings(second):
        others.setdefault(len(groups), []).append((skipped, groups))
    best = (len(first) + len(second)) * skip
    for skipped, groups in cuttings(first):
        for skipped_too, partners in others.get(len(groups), []):
            pairs = list(zip(groups, partners))
            if all(a[0] == 1 or b[0] == 1 for a, b in pairs):
                best = min(best, (skipped + skipped_too) * skip + sum(abs(a[1] - b[1]) for a, b in pairs))
    return best
