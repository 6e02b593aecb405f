# Correct, but looks for the longest chain anew from every task: quadratic time.
def delivery_slack(minutes: list[int], ready: list[int], before: list[list[int]]) -> list[int]:
    n = len(minutes)
    after = [[] for _ in range(n)]
    degree = [0] * n
    for a, b in before:
        after[a].append(b)
        degree[b] += 1
    order = [i for i in range(n) if degree[i] == 0]
    for i in order:
        for j in after[i]:
            degree[j] -= 1
            if degree[j] == 0:
                order.append(j)
    if len(order) < n:
        return []

    def work(first: int) -> int:
        done = [-1] * n
        done[first] = minutes[first]
        for i in order:
            if done[i] >= 0:
                for j in after[i]:
                    done[j] = max(done[j], done[i] + minutes[j])
        return max(done)

    works = [work(i) for i in range(n)]
    opening = max(ready[i] + works[i] for i in range(n))
    return [opening - ready[i] - works[i] for i in range(n)]
