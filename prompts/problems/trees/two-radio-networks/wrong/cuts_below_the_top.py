# Tries only the two links at the top, where the tree looks most balanced.
def least_worst_delay(network):
    def measure(node):
        if not node:
            return 0, 0
        left, right = measure(node.left), measure(node.right)
        return node.val + max(left[0], right[0]), max(left[1], right[1], left[0] + node.val + right[0])

    left, right = measure(network.left), measure(network.right)
    results = []
    if network.left:
        results.append(max(left[1], right[1], network.val + right[0]))
    if network.right:
        results.append(max(right[1], left[1], network.val + left[0]))
    return min(results)
