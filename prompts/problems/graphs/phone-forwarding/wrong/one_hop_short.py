# Drops calls that need exactly the allowed number of hops.
def ringing_phones(forward: list[int], max_hops: int) -> list[int]:
    answer = []
    for start in range(len(forward)):
        extension, hops, seen = start, 0, set()
        while forward[extension] != extension and extension not in seen and hops < max_hops:
            seen.add(extension)
            extension = forward[extension]
            hops += 1
        rings = forward[extension] == extension and (hops < max_hops or hops == 0)
        answer.append(extension if rings else -1)
    return answer
