from collections import deque


def ringing_phones(forward: list[int], max_hops: int) -> list[int]:
    forwarders: list[list[int]] = [[] for _ in forward]
    answer = [-1] * len(forward)
    queue: deque[tuple[int, int]] = deque()
    for extension, target in enumerate(forward):
        if target == extension:
            answer[extension] = extension
            queue.append((extension, 0))
        else:
            forwarders[target].append(extension)
    while queue:
        extension, hops = queue.popleft()
        if hops == max_hops:
            continue
        for earlier in forwarders[extension]:
            answer[earlier] = answer[extension]
            queue.append((earlier, hops + 1))
    return answer
