# Weaves the row at the turn only once: abc gives abcbabc...
def shortest_card(cloth):
    n = len(cloth)
    for k in range(1, n):
        round_trip = cloth[:k] + cloth[1 : k - 1][::-1] if k > 1 else cloth[:1]
        if (round_trip * (n // len(round_trip) + 1))[:n] == cloth:
            return k
    return n
