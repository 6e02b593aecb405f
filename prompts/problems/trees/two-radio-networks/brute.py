def least_worst_delay(network: TreeNode | None) -> int:
    """Cut every link, walk from every station of a part to every other."""
    links = []
    row = [network]
    for station in row:
        for below in (station.left, station.right):
            if below:
                links.append((station, below))
                row.append(below)

    def worst_from(station: TreeNode, came_from: TreeNode | None, kept: list) -> int:
        ends = [upper if lower is station else lower for upper, lower in kept if station in (upper, lower)]
        return station.val + max([worst_from(end, station, kept) for end in ends if end is not came_from], default=0)

    return min(
        max(worst_from(station, None, [link for link in links if link != cut]) for station in row) for cut in links
    )
