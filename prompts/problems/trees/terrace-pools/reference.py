def fill_pools(pools: TreeNode | None, litres: int) -> list[int]:
    full = river = 0
    waiting = [(pools, litres)]
    while waiting:
        pool, water = waiting.pop()
        if pool is None:
            river += water
            continue
        rest = max(0, water - pool.val)
        full += water >= pool.val
        if pool.left and pool.right:
            waiting += [(pool.left, rest - rest // 2), (pool.right, rest // 2)]
        else:
            waiting.append((pool.left or pool.right, rest))
    return [full, river]
