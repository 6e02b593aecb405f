# Takes the first mirror at k and never checks that the cloth goes on repeating.
def shortest_card(cloth):
    n = len(cloth)
    for k in range(1, n):
        reach = min(k, n - k)
        if cloth[k - reach : k] == cloth[k : k + reach][::-1]:
            return k
    return n
