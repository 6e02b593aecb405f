# Counts only pools that overflow: one filled exactly to the brim is missed.
def fill_pools(pools, litres):
    if pools is None:
        return [0, litres]
    if litres <= pools.val:
        return [0, 0]
    rest = litres - pools.val
    if pools.left and pools.right:
        left = fill_pools(pools.left, (rest + 1) // 2)
        right = fill_pools(pools.right, rest // 2)
        return [1 + left[0] + right[0], left[1] + right[1]]
    below = fill_pools(pools.left or pools.right, rest)
    return [1 + below[0], below[1]]
