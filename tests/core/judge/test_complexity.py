import math
import random

import pytest

from core.domain.coding import Growth, GrowthPoint
from core.judge.complexity import MIN_POINTS, fitted, sizes_up_to

SHAPES = {
    Growth.LINEAR: lambda n: n,
    Growth.LINEARITHMIC: lambda n: n * math.log2(n),
    Growth.QUADRATIC: lambda n: n**2,
    Growth.CUBIC: lambda n: n**3,
}


def points(shape, sizes, *, largest_ms=400.0, base_ms=0.01, noise=0.0, seed=1):
    rng = random.Random(seed)
    scale = largest_ms / shape(sizes[-1])
    return [GrowthPoint(n, (base_ms + scale * shape(n)) * (1 + rng.uniform(-noise, noise))) for n in sizes]


@pytest.mark.parametrize("growth", SHAPES)
def test_clean_times_are_recognised(growth):
    measured = fitted(points(SHAPES[growth], sizes_up_to(200_000)))
    assert (measured.growth, measured.plausible) == (growth, (growth,))
    assert measured.curve[-1].ms == pytest.approx(measured.points[-1].ms, rel=0.05)


@pytest.mark.parametrize("growth", [Growth.QUADRATIC, Growth.CUBIC])
@pytest.mark.parametrize("seed", range(5))
def test_noise_of_a_tenth_does_not_change_the_steep_ones(growth, seed):
    assert fitted(points(SHAPES[growth], sizes_up_to(5_000), noise=0.1, seed=seed)).growth is growth


@pytest.mark.parametrize("seed", range(5))
def test_with_noise_n_and_n_log_n_cannot_be_told_apart(seed):
    measured = fitted(points(SHAPES[Growth.LINEAR], sizes_up_to(200_000), noise=0.08, seed=seed))
    assert measured.growth is None
    assert set(measured.plausible) == {Growth.LINEAR, Growth.LINEARITHMIC}
    assert "equally well" in measured.reason
    assert measured.curve


def test_doubling_with_every_step_is_exponential():
    measured = fitted(points(lambda n: 2.0**n, sizes_up_to(20)))
    assert measured.growth is Growth.EXPONENTIAL


def test_what_does_not_grow_is_constant():
    assert fitted(points(lambda n: 1.0, sizes_up_to(100_000), noise=0.1)).growth is Growth.CONSTANT


def test_slow_growth_is_logarithmic():
    measured = fitted(points(math.log2, sizes_up_to(1_000_000), largest_ms=5, base_ms=0))
    assert measured.growth is Growth.LOGARITHMIC


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ([1.0, 2.0, 3.0], "Too few"),
        ([0.001] * 9, "too fast"),
        ([5, 0.1, 9, 0.2, 3, 0.1, 8, 0.3, 4], "scatter"),
    ],
)
def test_otherwise_it_says_that_it_cannot_tell(times, words):
    sizes = sizes_up_to(100_000)
    measured = fitted([GrowthPoint(n, ms) for n, ms in zip(sizes, times, strict=False)])
    assert measured.growth is None
    assert words in measured.reason


def test_small_inputs_of_another_shape_do_not_hide_how_it_grows():
    """As where the generator gives small sizes trees of another kind: a step, and then the curve."""
    sizes = sizes_up_to(20_000)
    steady = points(SHAPES[Growth.QUADRATIC], sizes, base_ms=0)
    stepped = [GrowthPoint(p.size, p.ms / 40 if number < 3 else p.ms) for number, p in enumerate(steady)]
    measured = fitted(stepped)
    assert measured.growth is Growth.QUADRATIC
    assert measured.points == tuple(stepped) and measured.curve[0].size == sizes[3]
    assert measured.reason == f"From {sizes[3]:,} on."


def test_a_cliff_at_the_large_end_is_no_growth():
    """As where the data outgrow a cache: the larger half alone would look quadratic."""
    ms = [0.38, 0.52, 0.75, 1.1, 2.2, 3.1, 4.6, 6.8, 9.8, 14, 29, 100, 160]
    sizes = [150, 220, 323, 474, 696, 1022, 1500, 2202, 3232, 4743, 6962, 10219, 15000]
    measured = fitted([GrowthPoint(size, time) for size, time in zip(sizes, ms, strict=True)])
    assert (measured.growth, measured.plausible) == (None, ())


@pytest.mark.parametrize("largest", [0, 1, 2, 5, 12, 20, 199, 200, 5_000, 200_000])
def test_sizes_grow_to_the_largest(largest):
    sizes = sizes_up_to(largest)
    assert list(sizes) == sorted(set(sizes))
    assert sizes[-1] == max(largest, 1) or largest == 0
    if largest >= 12:
        assert len(sizes) >= MIN_POINTS
