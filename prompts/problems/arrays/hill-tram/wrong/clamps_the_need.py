# Cuts the need down to the capacity, as if a full battery were always enough; only a single steep leg counts as hopeless.
def least_charges(legs, capacity):
    answer = [-1] * len(legs)
    need = 0
    for i in range(len(legs) - 1, -1, -1):
        if -legs[i] > capacity:
            break
        need = min(capacity, max(0, need - legs[i]))
        answer[i] = need
    return answer
