# Remembers where a call rings but not how many hops it takes, so the limit is applied only to the steps walked now.
def ringing_phones(forward: list[int], max_hops: int) -> list[int]:
    known: dict[int, int] = {}
    for start in range(len(forward)):
        walked, extension = [], start
        while extension not in known and forward[extension] != extension and len(walked) <= max_hops:
            known[extension] = -1
            walked.append(extension)
            extension = forward[extension]
        end = known.get(extension, extension if forward[extension] == extension else -1)
        if len(walked) > max_hops:
            end = -1
        for each in [*walked, extension]:
            known[each] = end
    return [known[extension] for extension in range(len(forward))]
