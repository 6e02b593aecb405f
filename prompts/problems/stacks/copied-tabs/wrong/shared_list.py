# The duplicate is the very same list, so both tabs change together.
def shown_pages(actions):
    tabs = [[0]]
    shown = []
    for kind, tab, value in actions:
        if kind == 0:
            tabs[tab].append(value)
        elif kind == 1:
            del tabs[tab][max(1, len(tabs[tab]) - value) :]
        else:
            tabs.append(tabs[tab])
        shown.append(tabs[tab][-1])
    return shown
