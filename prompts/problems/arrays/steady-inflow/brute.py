from fractions import Fraction


def qualifying_periods(inflow: list[int], target: int, min_days: int) -> int:
    """Every period, its exact average."""
    days = len(inflow)
    periods = [inflow[start:end] for start in range(days) for end in range(start + 1, days + 1)]
    return sum(len(period) >= min_days and Fraction(sum(period), len(period)) >= target for period in periods)
