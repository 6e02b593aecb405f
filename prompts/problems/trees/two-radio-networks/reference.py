def least_worst_delay(network: TreeNode | None) -> int:
    order = [network]
    for station in order:
        order += [below for below in (station.left, station.right) if below]

    down: dict[TreeNode | None, int] = {None: 0}
    worst: dict[TreeNode | None, int] = {None: 0}
    for station in reversed(order):
        left, right = station.left, station.right
        down[station] = station.val + max(down[left], down[right])
        worst[station] = max(worst[left], worst[right], down[left] + station.val + down[right])

    up = {network: 0}
    outside = {network: 0}
    least = worst[network]
    for station in order:
        for child, sibling in ((station.left, station.right), (station.right, station.left)):
            if child:
                through = up[station] + station.val + down[sibling]
                up[child] = station.val + max(up[station], down[sibling])
                outside[child] = max(outside[station], worst[sibling], through)
                least = min(least, max(worst[child], outside[child]))
    return least
