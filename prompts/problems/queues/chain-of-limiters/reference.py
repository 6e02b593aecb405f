from typing import NamedTuple


class Box(NamedTuple):
    gain: int
    low: int
    high: int

    def passed(self, level: int) -> int:
        return min(max(level + self.gain, self.low), self.high)

    def then(self, later: "Box") -> "Box":
        """Both boxes as one: this one works first."""
        return Box(self.gain + later.gain, later.passed(self.low), later.passed(self.high))


NOTHING = Box(0, -1_000_000_000, 1_000_000_000)


def output_levels(actions: list[list[int]]) -> list[int]:
    front: list[Box] = []  # the first box on top; each entry is combined with all of the front part behind it
    back: list[Box] = []
    back_combined = NOTHING
    levels = []
    for kind, *values in actions:
        if kind == 0:
            back.append(Box(*values))
            back_combined = back_combined.then(back[-1])
        elif kind == 1:
            if not front:
                combined = NOTHING
                while back:
                    combined = back.pop().then(combined)
                    front.append(combined)
                back_combined = NOTHING
            front.pop()
        else:
            level = front[-1].passed(values[0]) if front else values[0]
            levels.append(back_combined.passed(level))
    return levels
