"""Small drawn figures: SVG in our own CSS variables, so that they follow the theme. Words in them are escaped."""

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from components.catalogue import t
from components.frontend import component
from components.worded import worded
from core.domain.delivery import Pace

_mount = component("figure")

Point = tuple[float, float]


def show(svg: str, key: str) -> None:
    """Mount a figure of our own making. Never hand it anything that a person or a model wrote unescaped."""
    _mount(key=key, data={"svg": svg})


def radar(values: Sequence[tuple[str, float]], key: str) -> None:
    """Skills on a wheel: (name, 0-100), three at least."""
    show(_radar(values), key)


def pace(points: Sequence[Pace], comfortable: tuple[float, float], key: str) -> None:
    """Words a minute, answer by answer; the comfortable band is shaded."""
    show(_pace(points, comfortable), key)


def _radar(values: Sequence[tuple[str, float]]) -> str:
    centre_x, centre_y, radius = 200, 150, 92

    def spot(index: int, share: float) -> Point:
        angle = 2 * pi * index / len(values) - pi / 2
        return centre_x + radius * share * cos(angle), centre_y + radius * share * sin(angle)

    def ring(shares: Sequence[float]) -> str:
        return path_of([spot(index, share) for index, share in enumerate(shares)]) + "Z"

    grid = "".join(f'<path class="grid" d="{ring([step / 4] * len(values))}"/>' for step in (1, 2, 3, 4))
    named = [(worded(name), value) for name, value in values]
    names, dots = "", ""
    for index, (name, value) in enumerate(named):
        x, y = spot(index, 1.16)
        anchor = "middle" if abs(x - centre_x) < 8 else "start" if x > centre_x else "end"
        y -= 10 if y < centre_y - radius else 0
        names += text_at(x, y, _short(name), anchor) + text_at(x, y + 16, f"{value:.0f}", anchor, "strong")
        dots += '<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="4"/>'.format(*spot(index, value / 100))
    title = f"{t('Skills')}: " + ", ".join(f"{name} {value:.0f}" for name, value in named)
    area = f'<path class="now" d="{ring([value / 100 for _, value in values])}"/>'
    return _svg(400, 290, title, grid + area + dots + names)


def _pace(points: Sequence[Pace], comfortable: tuple[float, float]) -> str:
    low, high = comfortable
    left, right, top, base = 40, 350, 16, 112
    floor = min(low, *(p.words_per_minute for p in points)) - 15
    roof = max(high, *(p.words_per_minute for p in points)) + 15

    def spot(index: int, words: float) -> Point:
        step = (right - left) / max(1, len(points) - 1)
        return left + index * step, base - (words - floor) * (base - top) / (roof - floor)

    upper, lower = spot(0, high)[1], spot(0, low)[1]
    band = f'<rect class="band" x="{left}" y="{upper:.1f}" width="{right - left}" height="{lower - upper:.1f}" rx="4"/>'
    ticks = text_at(left - 8, lower + 4, f"{low:.0f}", "end") + text_at(left - 8, upper + 4, f"{high:.0f}", "end")
    spots = [spot(index, point.words_per_minute) for index, point in enumerate(points)]
    marks = "".join(
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        + text_at(x, base + 20, t("Q{number}", number=point.question), "middle")
        for (x, y), point in zip(spots, points, strict=True)
    )
    told = (t("question {number} {words:.0f}", number=p.question, words=p.words_per_minute) for p in points)
    title = f"{t('Words a minute')}: {', '.join(told)}"
    return _svg(370, 140, title, f'{band}{ticks}<path class="line" d="{path_of(spots)}"/>{marks}')


def _svg(width: int, height: int, title: str, body: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
    return f'{head}aria-label="{escape(title)}">{body}</svg>'


def path_of(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def text_at(x: float, y: float, words: str, anchor: str = "start", cls: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{cls}">{escape(words)}</text>'


def _short(name: str) -> str:
    return name if len(name) <= 16 else name[:15].rstrip() + "…"
