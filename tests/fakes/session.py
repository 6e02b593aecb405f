"""A session, as the lines of conversations ask for it."""


class Session:
    def __init__(self) -> None:
        self.is_open, self.problem = True, None

    def lasts(self) -> bool:
        if self.problem:
            raise self.problem
        return self.is_open
