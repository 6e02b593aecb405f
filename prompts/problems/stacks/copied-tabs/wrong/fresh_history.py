# A duplicate gets only the page shown, without the history before it.
def shown_pages(actions):
    tabs = [[0]]
    shown = []
    for kind, tab, value in actions:
        if kind == 0:
            tabs[tab].append(value)
        elif kind == 1:
            del tabs[tab][max(1, len(tabs[tab]) - value) :]
        else:
            tabs.append([tabs[tab][-1]])
        shown.append(tabs[tab][-1])
    return shown
