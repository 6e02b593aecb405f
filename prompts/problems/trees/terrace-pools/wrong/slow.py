# Right, but pours litre by litre: O(litres * levels).
def fill_pools(pools, litres):
    held, turns = {}, {}
    river = 0
    for _ in range(litres):
        pool = pools
        while pool:
            if held.get(pool, 0) < pool.val:
                held[pool] = held.get(pool, 0) + 1
                break
            if pool.left and pool.right:
                turns[pool] = not turns.get(pool, False)
                pool = pool.left if turns[pool] else pool.right
            else:
                pool = pool.left or pool.right
        else:
            river += 1
    return [sum(held[pool] == pool.val for pool in held), river]
