# Takes a cut out of the table one step too early, so stretches of exactly the largest length are missed.
import random
from collections import Counter


def clean_stretches(coupons, set_size, longest):
    weight = {picture: random.getrandbits(60) for picture in coupons}
    seen = Counter()
    counts = Counter()
    states = [0]
    clean = state = 0
    seen[0] = 1
    for i, picture in enumerate(coupons):
        state -= counts[picture] % set_size * weight[picture]
        counts[picture] += 1
        state += counts[picture] % set_size * weight[picture]
        if i + 1 >= longest:
            seen[states[i + 1 - longest]] -= 1
        clean += seen[state]
        seen[state] += 1
        states.append(state)
    return clean
