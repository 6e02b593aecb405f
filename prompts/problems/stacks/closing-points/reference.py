from collections import Counter


def ended_by_the_way(events: list[str]) -> list[str]:
    stack: list[str] = []
    times_open = Counter()
    ended = []
    for event in events:
        name = event[1:]
        if event[0] == "+":
            stack.append(name)
            times_open[name] += 1
        elif times_open[name]:
            while stack[-1] != name:
                times_open[stack[-1]] -= 1
                ended.append(stack.pop())
            stack.pop()
            times_open[name] -= 1
    return ended
