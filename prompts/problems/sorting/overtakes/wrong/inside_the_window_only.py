# Leaves out those who started exactly the window before.
def overtakes(riders: list[list[int]], window: int) -> list[int]:
    return [
        sum(0 < start - other_start < window and finish < other_finish for other_start, other_finish in riders)
        for start, finish in riders
    ]
