import random
from collections import defaultdict


def clean_stretches(coupons: list[int], set_size: int, longest: int) -> int:
    # One random weight a picture: different tables of remainders have the same sum with odds of about 2^-61.
    weights = {picture: random.getrandbits(61) for picture in set(coupons)}
    remainders = dict.fromkeys(weights, 0)
    state = clean = 0
    states = [0]
    in_reach = defaultdict(int, {0: 1})
    for end, picture in enumerate(coupons, start=1):
        if remainders[picture] == set_size - 1:
            remainders[picture] = 0
            state -= (set_size - 1) * weights[picture]
        else:
            remainders[picture] += 1
            state += weights[picture]
        if end > longest:
            in_reach[states[end - longest - 1]] -= 1
        clean += in_reach[state]
        in_reach[state] += 1
        states.append(state)
    return clean
