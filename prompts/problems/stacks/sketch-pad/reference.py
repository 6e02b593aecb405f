def final_strokes(actions: list[list[int]], limit: int) -> list[int]:
    strokes: list[int] = []  # those shown, and behind them those taken back
    shown = permanent = 0
    for kind, value in actions:
        if kind == 0:
            del strokes[shown:]
            strokes.append(value)
            shown += 1
            permanent = max(permanent, shown - limit)
        elif kind == 1:
            shown = max(permanent, shown - value)
        else:
            shown = min(len(strokes), shown + value)
    return strokes[:shown]
