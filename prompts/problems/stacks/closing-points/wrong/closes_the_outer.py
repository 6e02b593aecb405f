# list.index finds the point that was opened first; the one opened last is meant.
def ended_by_the_way(events):
    stack, ended = [], []
    for event in events:
        name = event[1:]
        if event[0] == "+":
            stack.append(name)
        elif name in stack:
            place = stack.index(name)
            ended += reversed(stack[place + 1 :])
            del stack[place:]
    return ended
