"""What is said of measured growth: never more than what was shown, and never less."""

import pytest

from components.growth_figure import headline
from core.domain.coding import Growth, MeasuredGrowth

N, N_LOG_N, SQUARE = Growth.LINEAR, Growth.LINEARITHMIC, Growth.QUADRATIC


@pytest.mark.parametrize(
    ("growth", "plausible", "expected", "told"),
    [
        (N, (N,), N, "Grows like n, as expected"),
        (SQUARE, (SQUARE,), N, "Grows like n²; n is expected"),
        (None, (N_LOG_N, N), N, "Grows like n or n log n, as is expected"),
        (None, (N, N_LOG_N), Growth.LOGARITHMIC, "Grows like n or n log n; log n is expected"),
        (None, (), N, "Cannot tell how it grows; n is expected"),
    ],
)
def test_the_headline_says_what_fits_and_what_is_expected(growth, plausible, expected, told):
    assert headline(MeasuredGrowth(growth, plausible), expected) == told
