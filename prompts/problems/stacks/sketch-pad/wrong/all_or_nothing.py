# Ignores an undo or redo of more strokes than there are, instead of taking as many as possible.
def final_strokes(actions, limit):
    pad, back = [], []
    permanent = 0
    for kind, value in actions:
        if kind == 0:
            pad.append(value)
            back.clear()
            permanent = max(permanent, len(pad) - limit)
        elif kind == 1 and value <= len(pad) - permanent:
            for _ in range(value):
                back.append(pad.pop())
        elif kind == 2 and value <= len(back):
            for _ in range(value):
                pad.append(back.pop())
    return pad
