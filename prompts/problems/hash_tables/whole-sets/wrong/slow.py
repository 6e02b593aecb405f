# Correct, but extends a stretch from every coupon: quadratic time.
def clean_stretches(coupons, set_size, longest):
    clean = 0
    for start in range(len(coupons)):
        remainders = {}
        broken = 0
        for end in range(start, min(len(coupons), start + longest)):
            picture = coupons[end]
            before = remainders.get(picture, 0)
            after = (before + 1) % set_size
            remainders[picture] = after
            broken += (after > 0) - (before > 0)
            clean += broken == 0
    return clean
