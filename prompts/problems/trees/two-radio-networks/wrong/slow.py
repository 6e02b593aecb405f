# Right, but measures both parts anew for every link: O(n^2).
def least_worst_delay(network):
    def measure(node, cut):
        if node is None or node is cut:
            return 0, 0
        left, right = measure(node.left, cut), measure(node.right, cut)
        return node.val + max(left[0], right[0]), max(left[1], right[1], left[0] + node.val + right[0])

    nodes = [network]
    for node in nodes:
        nodes += [below for below in (node.left, node.right) if below]
    return min(max(measure(node, None)[1], measure(network, node)[1]) for node in nodes[1:])
