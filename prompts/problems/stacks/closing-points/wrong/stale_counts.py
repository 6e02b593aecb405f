# Does not lower the count of points ended by the way, so closing them later looks possible.
from collections import defaultdict


def ended_by_the_way(events):
    stack, ended = [], []
    is_open = defaultdict(int)
    for event in events:
        name = event[1:]
        if event[0] == "+":
            stack.append(name)
            is_open[name] += 1
        elif is_open[name]:
            is_open[name] -= 1
            while stack and stack[-1] != name:
                ended.append(stack.pop())
            if stack:
                stack.pop()
    return ended
