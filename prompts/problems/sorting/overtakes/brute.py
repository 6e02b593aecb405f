def overtakes(riders: list[list[int]], window: int) -> list[int]:
    """Every pair of riders, by the words of the rule."""
    return [
        sum(start - window <= other_start < start and finish < other_finish for other_start, other_finish in riders)
        for start, finish in riders
    ]
