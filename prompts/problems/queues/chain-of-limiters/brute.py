def output_levels(actions: list[list[int]]) -> list[int]:
    """Each question is sent through every box."""
    levels = []
    for now, (kind, level, _, _) in enumerate(actions):
        if kind != 2:
            continue
        before = actions[:now]
        removed = sum(action[0] == 1 for action in before)
        boxes = [action[1:] for action in before if action[0] == 0][removed:]
        for gain, low, high in boxes:
            level = sorted([low, level + gain, high])[1]
        levels.append(level)
    return levels
