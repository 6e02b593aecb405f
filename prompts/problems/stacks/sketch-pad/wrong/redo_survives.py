# Keeps the strokes taken back when a new one is drawn, so they can still return.
def final_strokes(actions, limit):
    pad, back = [], []
    permanent = 0
    for kind, value in actions:
        if kind == 0:
            pad.append(value)
            permanent = max(permanent, len(pad) - limit)
        elif kind == 1:
            for _ in range(min(value, len(pad) - permanent)):
                back.append(pad.pop())
        else:
            for _ in range(min(value, len(back))):
                pad.append(back.pop())
    return pad
