# Right, but drives the rest of the line again for every stop: O(n^2).
def least_charges(legs, capacity):
    answer = []
    for stop in range(len(legs)):
        need = 0
        for i in range(len(legs) - 1, stop - 1, -1):
            need = need - legs[i]
            if need < 0:
                need = 0
            if need > capacity:
                need = -1
                break
        answer.append(need)
    return answer
