# Takes the longest way down from the top of a part for its worst delay; paths that turn are forgotten.
def least_worst_delay(network):
    def down(node, cut):
        if not node or node is cut:
            return 0
        return node.val + max(down(node.left, cut), down(node.right, cut))

    nodes = [network]
    for node in nodes:
        nodes += [below for below in (node.left, node.right) if below]
    return min(max(down(node, None), down(network, node)) for node in nodes[1:])
