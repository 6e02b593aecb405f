# Accepts only cloths that are not cut before the first backward reading is over.
def shortest_card(cloth):
    n = len(cloth)
    for k in range(1, n // 2 + 1):
        round_trip = cloth[:k] + cloth[:k][::-1]
        if all(cloth[i] == round_trip[i % (2 * k)] for i in range(n)):
            return k
    return n
