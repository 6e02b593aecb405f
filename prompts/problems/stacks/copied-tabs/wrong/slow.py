# Correct, and shares the histories, but walks back page by page: quadratic time.
def shown_pages(actions):
    pages, before = [0], [0]
    tabs = [0]
    shown = []
    for kind, tab, value in actions:
        if kind == 0:
            pages.append(value)
            before.append(tabs[tab])
            tabs[tab] = len(pages) - 1
        elif kind == 1:
            node = tabs[tab]
            while value and node:
                node = before[node]
                value -= 1
            tabs[tab] = node
        else:
            tabs.append(tabs[tab])
        shown.append(pages[tabs[tab]])
    return shown
