# Accepts a picture only if it occurs exactly set_size times, not twice or three times as often.
def clean_stretches(coupons, set_size, longest):
    clean = 0
    for start in range(len(coupons)):
        counts = {}
        whole = 0
        for end in range(start, min(len(coupons), start + longest)):
            picture = coupons[end]
            counts[picture] = counts.get(picture, 0) + 1
            if counts[picture] > set_size:
                break
            whole += counts[picture] == set_size
            clean += whole == len(counts)
    return clean
