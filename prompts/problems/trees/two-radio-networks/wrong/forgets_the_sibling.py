# Outside a subtree it looks only at paths through the parent, not at those inside the sibling's subtree or higher up.
def least_worst_delay(network):
    down, worst = {None: 0}, {None: 0}

    def measure(node):
        if node:
            measure(node.left)
            measure(node.right)
            down[node] = node.val + max(down[node.left], down[node.right])
            through = down[node.left] + node.val + down[node.right]
            worst[node] = max(worst[node.left], worst[node.right], through)

    best = []

    def cut(node, up):
        for child, sibling in ((node.left, node.right), (node.right, node.left)):
            if child:
                best.append(max(worst[child], up + node.val + down[sibling]))
                cut(child, node.val + max(up, down[sibling]))

    measure(network)
    cut(network, 0)
    return min(best)
