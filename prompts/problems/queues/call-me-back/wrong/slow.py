# Correct, but looks at all calls whenever the adviser is free: quadratic time.
def start_minutes(calls, patience):
    starts = [None] * len(calls)
    now = 0
    while None in starts:
        open_calls = [i for i, start in enumerate(starts) if start is None]
        here = [i for i in open_calls if calls[i][0] <= now <= calls[i][0] + patience]
        hung_up = [i for i in open_calls if calls[i][0] + patience < now]
        if not here and not hung_up:
            now = calls[open_calls[0]][0]
            continue
        caller = (here or hung_up)[0]
        starts[caller] = now
        now += calls[caller][1]
    return starts
