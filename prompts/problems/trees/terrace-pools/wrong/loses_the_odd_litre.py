# Gives each side the rounded half, so an odd litre disappears.
def fill_pools(pools, litres):
    if pools is None:
        return [0, litres]
    rest = max(0, litres - pools.val)
    full = 1 if litres >= pools.val else 0
    if not pools.left and not pools.right:
        return [full, rest]
    if not pools.left or not pools.right:
        below = fill_pools(pools.left or pools.right, rest)
        return [full + below[0], below[1]]
    left = fill_pools(pools.left, rest // 2)
    right = fill_pools(pools.right, rest // 2)
    return [full + left[0] + right[0], left[1] + right[1]]
