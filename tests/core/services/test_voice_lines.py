"""Which conversations run, and whose session ends them."""

import pytest

from core.errors import StoreUnavailable
from core.services.voice_lines import VoiceLines
from tests.core.speech.test_conversation import eventually
from tests.fakes.session import Session


class Line:
    is_closed = False

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def lines():
    return VoiceLines(watch_every_s=3600)


def test_a_line_ends_with_the_session_that_asked_for_it_last(lines):
    first, last, line = Session(), Session(), Line()
    assert lines.get_or_make("ann", "one", lambda: line, first.lasts) is line
    assert lines.get_or_make("ann", "one", Line, last.lasts) is line
    first.is_open = False
    assert lines.end_signed_out() and not line.is_closed
    last.is_open = False
    assert not lines.end_signed_out()
    assert line.is_closed and lines.get("ann", "one") is None


def test_other_sessions_and_an_outage_end_nothing(lines):
    ended, away, others = Session(), Session(), [Line(), Line()]
    ended.is_open, away.problem = False, StoreUnavailable("away")
    for number, (session, line) in enumerate(zip((ended, away), others, strict=True)):
        lines.get_or_make("ann", f"interview {number}", lambda line=line: line, session.lasts)
    assert lines.end_signed_out()
    assert [line.is_closed for line in others] == [True, False]


def test_somebody_watches_as_long_as_there_are_any():
    lines, session = VoiceLines(watch_every_s=0.01), Session()
    for _ in range(2):
        session.is_open, line = True, Line()
        lines.get_or_make("ann", "one", lambda line=line: line, session.lasts)
        session.is_open = False
        eventually(lambda line=line: line.is_closed)
