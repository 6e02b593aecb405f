# Calls a stop hopeless when it needs exactly a full battery.
def least_charges(legs, capacity):
    answer = [-1] * len(legs)
    need = 0
    for i in range(len(legs) - 1, -1, -1):
        need = max(0, need - legs[i])
        if need >= capacity:
            break
        answer[i] = need
    return answer
