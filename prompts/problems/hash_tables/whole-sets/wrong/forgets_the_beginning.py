# The table does not contain the cut in front of the roll, so clean stretches from the first coupon on are missed.
import random
from collections import Counter


def clean_stretches(coupons, set_size, longest):
    weight = {picture: random.getrandbits(60) for picture in coupons}
    seen = Counter()
    counts = Counter()
    states = []
    clean = state = 0
    for i, picture in enumerate(coupons):
        state -= counts[picture] % set_size * weight[picture]
        counts[picture] += 1
        state += counts[picture] % set_size * weight[picture]
        if i > longest:
            seen[states[i - longest - 1]] -= 1
        clean += seen[state]
        seen[state] += 1
        states.append(state)
    return clean
