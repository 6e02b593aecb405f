def ringing_phones(forward: list[int], max_hops: int) -> list[int]:
    """Each call on its own, hop by hop."""

    def dial(extension: int) -> int:
        for _ in range(max_hops):
            extension = forward[extension]
        return extension if forward[extension] == extension else -1

    return [dial(extension) for extension in range(len(forward))]
