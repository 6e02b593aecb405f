# Shares the set of seen extensions between calls, so a call that joins an earlier one is taken for a circle.
def ringing_phones(forward: list[int], max_hops: int) -> list[int]:
    seen = set()
    answer = []
    for extension in range(len(forward)):
        hops = 0
        while forward[extension] != extension and extension not in seen:
            seen.add(extension)
            extension = forward[extension]
            hops += 1
        answer.append(extension if forward[extension] == extension and hops <= max_hops else -1)
    return answer
