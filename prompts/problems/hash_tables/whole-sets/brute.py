from collections import Counter


def clean_stretches(coupons: list[int], set_size: int, longest: int) -> int:
    """Every stretch, its pictures counted one by one."""
    places = range(len(coupons))
    stretches = [coupons[start : end + 1] for start in places for end in places[start : start + longest]]
    return sum(all(count % set_size == 0 for count in Counter(stretch).values()) for stretch in stretches)
