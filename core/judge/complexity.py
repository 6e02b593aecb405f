"""How the time of an accepted solution grows: measured on growing inputs, fitted to the usual models."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.domain.coding import Growth, GrowthPoint, Language, MeasuredGrowth, Outcome, RunLimits
from core.judge import protocol
from core.judge.bank import ProblemFolder
from core.judge.judging import CHANNEL_KB, is_credible
from core.judge.programs import program, unusable
from core.judge.signature import entry_name
from core.judge.workshop import Workshop
from core.ports import CodeRunner

SEEDS = (1, 2)
PASSES = 3  # the best of them counts: the first one warms the engines up that compile while they run
POINTS = 13
SPAN = 100  # the largest size over the smallest
MIN_POINTS = 5
MIN_MS = 0.05  # at the largest size; under it the clock's own steps are measured
POOR_ERROR = 0.2
# Small inputs may be of another shape than large ones. What is left without them has to fit clearly better.
MIN_LATER_POINTS, LATER_ERROR = 8, 0.1
ALIKE_FACTOR, ALIKE_MARGIN = 1.4, 0.01  # errors nearer than this do not tell two models apart
# A cache that the larger inputs outgrow looks like a factor log n: only a clear difference tells these two apart.
BLURRED = (Growth.LINEAR, Growth.LINEARITHMIC)
BLURRED_FACTOR, BLURRED_MARGIN = 4.0, 0.02
FLAT_RATIO = 1.4  # the slowest point over the fastest of something that does not grow
CURVE_POINTS = 40

# The exponential one is only ever taken relative to its largest value.
_MODELS: Mapping[Growth, Callable[[float], float]] = {
    Growth.CONSTANT: lambda _n: 0.0,
    Growth.LOGARITHMIC: lambda n: math.log2(n + 1),
    Growth.LINEAR: lambda n: n,
    Growth.LINEARITHMIC: lambda n: n * math.log2(n + 1),
    Growth.QUADRATIC: lambda n: n**2,
    Growth.CUBIC: lambda n: n**3,
}


@dataclass(frozen=True, slots=True)
class _Fit:
    growth: Growth
    base_ms: float
    slope_ms: float  # at the largest size
    error: float


@dataclass(frozen=True, slots=True)
class GrowthMeter:
    runner: CodeRunner
    workshop: Workshop

    def measure(self, folder: ProblemFolder, source: str, language: Language) -> MeasuredGrowth:
        """Of a solution that was accepted. Raises SandboxUnavailable, ConfigurationError."""
        largest = max((recipe.size for recipe in folder.recipes if recipe.args is None), default=0)
        sizes = sizes_up_to(largest)
        if len(sizes) < MIN_POINTS or unusable(source):
            return MeasuredGrowth(None, reason="This problem has no inputs that grow.")
        inputs = self.workshop.growing_inputs(folder, [(seed, size) for size in sizes for seed in SEEDS]) * PASSES
        signature, nonce = folder.problem.signature, secrets.token_hex(16)
        stdin = protocol.as_input(nonce, entry_name(signature, language), signature, inputs)
        result = self.runner.run(program(source, signature, language), stdin=stdin, limits=_limits(language))
        heard = protocol.read(result.stdout, nonce, len(inputs))
        if heard.broken or not is_credible(result, heard, language, len(stdin)):
            return MeasuredGrowth(None, reason="The times that the code reported do not add up.")
        if any(ended.error is not None for ended in heard.ended) or result.outcome is Outcome.COMPILE_ERROR:
            return MeasuredGrowth(None, reason="The code failed on one of the growing inputs.")
        return fitted(_points(sizes, [ended.ms for ended in heard.ended]))


def _limits(language: Language) -> RunLimits:
    usual = RunLimits.of(language)
    return replace(usual, cpu_ms=6_000, wall_ms=12_000, memory_mb=2 * usual.memory_mb, output_kb=CHANNEL_KB)


def sizes_up_to(largest: int) -> tuple[int, ...]:
    """Evenly spread on a logarithmic scale; on a linear one where the largest is small, as it is for 2^n."""
    if largest >= 2 * SPAN:
        steps = np.geomspace(largest / SPAN, largest, POINTS)
    else:
        steps = np.linspace(max(1, largest / 4), largest, min(POINTS, max(largest, 1)))
    return tuple(sorted({round(float(step)) for step in steps}))


def _points(sizes: Sequence[int], times_ms: Sequence[float]) -> tuple[GrowthPoint, ...]:
    """One point a size, over the same seeds: those sizes alone of which every seed came to its end."""
    once, each = len(sizes) * len(SEEDS), len(SEEDS)
    best = [min(times_ms[at::once]) for at in range(min(once, len(times_ms)))]
    whole = len(best) // each
    return tuple(GrowthPoint(sizes[k], sum(best[k * each : (k + 1) * each]) / each) for k in range(whole))


def fitted(points: Sequence[GrowthPoint]) -> MeasuredGrowth:
    """Least squares on relative errors, base and slope not negative. "Cannot tell" is an answer."""
    points = tuple(points)
    if len(points) < MIN_POINTS:
        return MeasuredGrowth(None, points=points, reason="Too few sizes came to their end.")
    if points[-1].ms < MIN_MS:
        return MeasuredGrowth(None, points=points, reason="It is too fast for the clock at every size that is allowed.")
    times = [point.ms for point in points]
    if max(times) <= FLAT_RATIO * max(min(times), 1e-9):
        return _told(points, _fit(Growth.CONSTANT, points), (Growth.CONSTANT,))
    fits, used = _ranked(points), points
    poor = fits[0].error > POOR_ERROR
    while poor and len(used) > MIN_LATER_POINTS:
        used = used[1:]
        fits = _ranked(used)
        poor = fits[0].error > LATER_ERROR
    best = fits[0]
    if poor:
        return MeasuredGrowth(
            None, points=points, error=best.error, reason="The times scatter too much for any of the usual curves."
        )
    alike = tuple(fit.growth for fit in fits if fit.slope_ms > 0 and fit.error <= _limit(best, fit.growth))
    told = _told(used, best, alike)
    if len(used) == len(points):
        return told
    return replace(told, points=points, reason=f"From {used[0].size:,} on. {told.reason}".strip())


def _ranked(points: Sequence[GrowthPoint]) -> list[_Fit]:
    """The best one first."""
    return sorted((_fit(g, points) for g in Growth if g is not Growth.CONSTANT), key=lambda fit: fit.error)


def _limit(best: _Fit, other: Growth) -> float:
    """Up to which error another model fits as well as the best one."""
    if best.growth in BLURRED and other in BLURRED:
        return best.error * BLURRED_FACTOR + BLURRED_MARGIN
    return max(best.error * ALIKE_FACTOR, best.error + ALIKE_MARGIN)


def _told(points: tuple[GrowthPoint, ...], best: _Fit, plausible: tuple[Growth, ...]) -> MeasuredGrowth:
    curve = _curve(best, points)
    if len(plausible) > 1:
        names = " and ".join(plausible[:2])
        return MeasuredGrowth(None, plausible, points, curve, best.error, f"{names} fit these times equally well.")
    return MeasuredGrowth(best.growth, plausible, points, curve, best.error)


def _fit(growth: Growth, points: Sequence[GrowthPoint]) -> _Fit:
    times = np.array([max(point.ms, 1e-6) for point in points])
    shape = np.array([_relative(growth, point.size, points[-1].size) for point in points])
    rows = np.stack([1 / times, shape / times], axis=1)
    base, slope = _least_squares(rows)
    error = float(np.sqrt(np.mean((rows @ np.array([base, slope]) - 1) ** 2)))
    return _Fit(growth, base, slope, error)


def _relative(growth: Growth, size: float, largest: float) -> float:
    if growth is Growth.EXPONENTIAL:
        return float(2.0 ** max(size - largest, -1_000))
    model = _MODELS[growth]
    return model(size) / (model(largest) or 1)


def _least_squares(rows: np.ndarray) -> tuple[float, float]:
    """min |rows·x − 1| with x ≥ 0, for two unknowns: the free solution, or the better of the two edges."""
    ones = np.ones(len(rows))
    free = np.linalg.lstsq(rows, ones, rcond=None)[0]
    if (free >= 0).all():
        return float(free[0]), float(free[1])
    edges = []
    for column in (0, 1):
        norm = float(rows[:, column] @ rows[:, column])
        alone = np.zeros(2)
        alone[column] = float(rows[:, column] @ ones) / norm if norm else 0.0
        edges.append((float(np.sum((rows @ alone - 1) ** 2)), tuple(float(x) for x in alone)))
    best = min(edges)[1]
    return best[0], best[1]


def _curve(fit: _Fit, points: Sequence[GrowthPoint]) -> tuple[GrowthPoint, ...]:
    first, last = points[0].size, points[-1].size
    sizes = sorted({round(float(size)) for size in np.linspace(first, last, CURVE_POINTS)})
    return tuple(GrowthPoint(size, fit.base_ms + fit.slope_ms * _relative(fit.growth, size, last)) for size in sizes)
