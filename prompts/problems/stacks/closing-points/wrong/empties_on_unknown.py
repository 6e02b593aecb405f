# Pops on without asking whether the name is open: an unknown name ends everything.
def ended_by_the_way(events):
    stack, ended = [], []
    for event in events:
        if event[0] == "+":
            stack.append(event[1:])
            continue
        while stack:
            name = stack.pop()
            if name == event[1:]:
                break
            ended.append(name)
    return ended
