def shown_pages(actions: list[list[int]]) -> list[int]:
    """Every tab with a list of its own, copied when it is duplicated."""
    histories = [[0]]
    shown = []
    for kind, tab, value in actions:
        if kind == 0:
            histories[tab] = [*histories[tab], value]
        elif kind == 1:
            histories[tab] = histories[tab][: max(1, len(histories[tab]) - value)]
        else:
            histories.append(list(histories[tab]))
        shown.append(histories[-1 if kind == 2 else tab][-1])
    return shown
