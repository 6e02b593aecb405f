from itertools import product


def fewest_settings(building: TreeNode | None) -> int:
    """Every way to say which programme, or none (0), each area has; settings are where it differs from above."""
    areas, rooms, above = [], [], {building: None}
    row = [building]
    for part in row:
        below = [each for each in (part.left, part.right) if each]
        above.update({each: part for each in below})
        row += below
        (areas if below else rooms).append(part)
    needed = sorted({room.val for room in rooms})
    fewest = len(rooms)
    for programmes in product({0, *needed}, repeat=len(areas)):
        has = dict(zip(areas, programmes))
        has[None] = 0
        # Back to none there is no way: a part below a setting always has one.
        if any(has[area] == 0 and has[above[area]] != 0 for area in areas):
            continue
        settings = sum(has[area] != has[above[area]] for area in areas)
        settings += sum(room.val not in (0, has[above[room]]) for room in rooms)
        fewest = min(fewest, settings)
    return fewest
