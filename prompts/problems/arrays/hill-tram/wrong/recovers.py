# Marks a hopeless stop, but lets gains before it bring the need down again.
def least_charges(legs, capacity):
    needs = []
    need = 0
    for change in reversed(legs):
        need = max(0, need - change)
        needs.append(need if need <= capacity else -1)
    return needs[::-1]
