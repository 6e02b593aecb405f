# Works out the permanent part from the strokes on the pad now, so it shrinks again after an undo and a new stroke.
def final_strokes(actions, limit):
    strokes = []
    shown = permanent = 0
    for kind, value in actions:
        if kind == 0:
            strokes = [*strokes[:shown], value]
            shown += 1
            permanent = max(0, shown - limit)
        elif kind == 1:
            shown = max(permanent, shown - value)
        else:
            shown = min(len(strokes), shown + value)
    return strokes[:shown]
