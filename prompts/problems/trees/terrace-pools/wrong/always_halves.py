# Halves the rest even where only one pool lies below: the other half runs into the river.
def fill_pools(pools, litres):
    if pools is None:
        return [0, litres]
    rest = max(0, litres - pools.val)
    left = fill_pools(pools.left, rest - rest // 2)
    right = fill_pools(pools.right, rest // 2)
    return [(litres >= pools.val) + left[0] + right[0], left[1] + right[1]]
