def shortest_card(cloth: str) -> int:
    def matches_with_start(text: str) -> list[int]:
        """Z-function: how many characters from each position on match the start of the text."""
        z = [0] * len(text)
        left = right = 0
        for i in range(1, len(text)):
            length = min(right - i, z[i - left]) if i < right else 0
            while i + length < len(text) and text[length] == text[i + length]:
                length += 1
            z[i] = length
            if i + length > right:
                left, right = i, i + length
        return z

    n = len(cloth)
    mirrored = cloth[::-1]
    repeats = matches_with_start(cloth)
    begins = matches_with_start(cloth + "|" + mirrored)[n + 1 :]
    ends = matches_with_start(mirrored + "|" + cloth)[n + 1 :]
    for k in range(1, n):
        if 2 * k <= n:
            fits = begins[n - 2 * k] >= 2 * k and (2 * k == n or repeats[2 * k] == n - 2 * k)
        else:
            fits = ends[2 * k - n] == 2 * (n - k)
        if fits:
            return k
    return n
