def final_strokes(actions: list[list[int]], limit: int) -> list[int]:
    """An album of whole pictures: one before the first stroke and one for each stroke that can be undone or redone."""
    album: list[list[int]] = [[]]
    page = 0
    for kind, value in actions:
        if kind == 0:
            album = album[: page + 1] + [[*album[page], value]]
            album = album[-(limit + 1) :]
            page = len(album) - 1
        else:
            page += -value if kind == 1 else value
            page = min(max(page, 0), len(album) - 1)
    return album[page]
