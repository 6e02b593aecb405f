# Correct, but looks through the whole stack to see whether a name is open: quadratic time.
def ended_by_the_way(events):
    stack, ended = [], []
    for event in events:
        name = event[1:]
        if event[0] == "+":
            stack.append(name)
        elif name in stack:
            while stack[-1] != name:
                ended.append(stack.pop())
            stack.pop()
    return ended
