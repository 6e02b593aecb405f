def fill_pools(pools: TreeNode | None, litres: int) -> list[int]:
    """Litre by litre: a full pool sends them to its pools below in turn, the first one to the left."""
    room, passed = {}, {}
    row = [pools] if pools else []
    for pool in row:
        room[pool], passed[pool] = pool.val, 0
        row += [below for below in (pool.left, pool.right) if below]
    river = 0
    for _ in range(litres):
        pool = pools
        while pool and not room[pool]:
            below = [each for each in (pool.left, pool.right) if each]
            passed[pool] += 1
            pool = below[(passed[pool] - 1) % len(below)] if below else None
        if pool:
            room[pool] -= 1
        else:
            river += 1
    return [sum(left == 0 for left in room.values()), river]
