"""A clock that a test sets."""

from datetime import datetime, timedelta


class SetClock:
    """It stands; with a step, each look at it moves it on."""

    def __init__(self, at: datetime, *, step: timedelta = timedelta()) -> None:
        self.at = at
        self._step = step

    def now(self) -> datetime:
        self.at += self._step
        return self.at

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)
