# Right, but compares the cloth row by row for every length: O(n^2).
def shortest_card(cloth):
    n = len(cloth)
    for k in range(1, n):
        round_trip = cloth[:k] + cloth[:k][::-1]
        row = 0
        while row < n and cloth[row] == round_trip[row % (2 * k)]:
            row += 1
        if row == n:
            return k
    return n
