class Page:
    """A page in a history. `back[j]` is the page 2^j pages before it."""

    __slots__ = ("back", "depth", "number")

    def __init__(self, number: int, before: "Page | None") -> None:
        self.number = number
        self.depth = before.depth + 1 if before else 0
        self.back: list[Page] = []
        power = 0
        while before is not None:
            self.back.append(before)
            before = before.back[power] if power < len(before.back) else None
            power += 1

    def gone_back(self, count: int) -> "Page":
        page = self
        left = min(count, self.depth)
        while left:
            lowest = left & -left
            page = page.back[lowest.bit_length() - 1]
            left -= lowest
        return page


def shown_pages(actions: list[list[int]]) -> list[int]:
    tabs = [Page(0, None)]
    shown = []
    for kind, tab, value in actions:
        if kind == 0:
            tabs[tab] = Page(value, tabs[tab])
        elif kind == 1:
            tabs[tab] = tabs[tab].gone_back(value)
        else:
            tabs.append(tabs[tab])
        shown.append(tabs[tab].number)
    return shown
