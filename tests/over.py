"""One test over many small cases: handing hundreds of them out to workers takes longer than running them."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def over(cases: Iterable[T], name: Callable[[T], str]) -> Callable[[Callable[[T], None]], Callable[[], None]]:
    """Makes a test of a check. It names every case that fails, with what failed of it."""

    def test_of(check: Callable[[T], None]) -> Callable[[], None]:
        def test() -> None:
            wrong = []
            for case in cases:
                try:
                    check(case)
                except AssertionError as error:
                    wrong.append(f"{name(case)}: {error}")
            assert not wrong, "\n".join(wrong)

        return test

    return test_of
