# Correct, but carries strokes between two stacks one by one: going to and fro takes quadratic time.
def final_strokes(actions, limit):
    pad, back = [], []
    permanent = 0
    for kind, value in actions:
        if kind == 0:
            pad.append(value)
            back.clear()
            permanent = max(permanent, len(pad) - limit)
        elif kind == 1:
            for _ in range(min(value, len(pad) - permanent)):
                back.append(pad.pop())
        else:
            for _ in range(min(value, len(back))):
                pad.append(back.pop())
    return pad
