# Correct, but follows every call on its own: quadratic time on a long chain.
def ringing_phones(forward: list[int], max_hops: int) -> list[int]:
    answer = []
    for extension in range(len(forward)):
        hops = 0
        while hops < max_hops and forward[extension] != extension:
            extension = forward[extension]
            hops += 1
        answer.append(extension if forward[extension] == extension else -1)
    return answer
