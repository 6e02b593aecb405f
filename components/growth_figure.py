"""Measured time against input size, with the curve that fits and the one that is expected beside it."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import log2

import streamlit as st

from components.catalogue import numeral, t
from components.figure import path_of, show, text_at
from components.worded import worded
from core.domain.coding import Growth, GrowthPoint, MeasuredGrowth

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BASE = 320, 190, 40, 84, 20, 160
_COST: Mapping[Growth, Callable[[float], float]] = {
    Growth.CONSTANT: lambda _: 1.0,
    Growth.LOGARITHMIC: lambda n: log2(n + 1),
    Growth.LINEAR: lambda n: n,
    Growth.LINEARITHMIC: lambda n: n * log2(n + 1),
    Growth.QUADRATIC: lambda n: n**2,
    Growth.CUBIC: lambda n: n**3,
}
GROWTHS = tuple(Growth)
NAMES = {growth: growth.value.replace("^2", "²").replace("^3", "³").replace("^n", "ⁿ") for growth in Growth}


def growth_figure(measured: MeasuredGrowth, expected: Growth, size_name: str, key: str) -> None:
    """In words first; the curve where there are points to draw."""
    st.html(f'<h3 class="fig-head">{escape(headline(measured, expected))}<span>{escape(note(measured))}</span></h3>')
    if len(measured.points) > 1:
        show(_svg(measured, expected, size_name), key)


def headline(measured: MeasuredGrowth, expected: Growth) -> str:
    """Where several fit, which: that the others do not is known."""
    if measured.growth is None and measured.plausible:
        if expected in measured.plausible:
            return t("Grows like {growth}, as is expected", growth=_named(measured))
        return t("Grows like {growth}; {expected} is expected", growth=_named(measured), expected=NAMES[expected])
    if measured.growth is None:
        return t("Cannot tell how it grows; {expected} is expected", expected=NAMES[expected])
    if measured.growth is expected:
        return t("Grows like {growth}, as expected", growth=NAMES[expected])
    return t("Grows like {growth}; {expected} is expected", growth=NAMES[measured.growth], expected=NAMES[expected])


def _named(measured: MeasuredGrowth) -> str:
    if measured.growth is not None:
        return NAMES[measured.growth]
    names = [NAMES[growth] for growth in GROWTHS if growth in measured.plausible]
    return t("{some} or {last}", some=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else t("measured")


def note(measured: MeasuredGrowth) -> str:
    return worded(measured.reason) or t("{number} sizes, the best of three runs each", number=len(measured.points))


def _svg(measured: MeasuredGrowth, expected: Growth, size_name: str) -> str:
    points = measured.points
    largest, most = points[-1].size, max([1e-6, *(p.ms for p in points)])

    def spot(size: float, ms: float) -> tuple[float, float]:
        return LEFT + (WIDTH - LEFT - RIGHT) * size / largest, BASE - (BASE - TOP) * min(ms, most * 1.1) / most

    ticks = "".join(
        f'<path class="grid" d="M{LEFT} {spot(0, ms)[1]:.1f}H{WIDTH - RIGHT}"/>'
        + text_at(LEFT - 8, spot(0, ms)[1] + 4, numeral(ms, ".3g"), "end")
        for ms in (0.0, most / 2, most)
    )
    axis = "".join(text_at(spot(size, 0)[0], BASE + 18, _short(size), "middle") for size in (0, largest // 2, largest))
    lines = _line(_expected_curve(points, expected), spot, "fit") + _line(measured.curve, spot, "line")
    dots = "".join(
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in (spot(p.size, p.ms) for p in points)
    )
    end = spot(largest, points[-1].ms)
    name = _named(measured)
    names = text_at(LEFT - 8, 9, "ms", "end") + text_at(end[0] + 8, end[1] + 4, name, cls="strong")
    if expected not in measured.plausible:
        names += text_at(end[0] + 8, min(BASE - 4, end[1] + 24), NAMES[expected])
    label = t("Time by {size}: {headline}", size=size_name, headline=headline(measured, expected))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    return f'{head} aria-label="{escape(label)}">{ticks}{axis}{lines}{names}{dots}</svg>'


def _expected_curve(points: Sequence[GrowthPoint], expected: Growth) -> list[GrowthPoint]:
    """The expected growth through the last point, above the least time that was measured."""
    last = points[-1]
    sizes = [max(1, round(last.size * step / 40)) for step in range(1, 41)]
    if expected is Growth.EXPONENTIAL:
        return [GrowthPoint(size, last.ms * 2.0 ** max(size - last.size, -60)) for size in sizes]
    cost = _COST[expected]
    return [GrowthPoint(size, last.ms * cost(size) / cost(last.size)) for size in sizes]


def _line(points: Sequence[GrowthPoint], spot: Callable[[float, float], tuple[float, float]], cls: str) -> str:
    if len(points) < 2:
        return ""
    return f'<path class="{cls}" d="{path_of([spot(point.size, point.ms) for point in points])}"/>'


def _short(size: int) -> str:
    return numeral(size / 1000, "g") + "k" if size >= 1000 else str(size)
