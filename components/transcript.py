"""The conversation of an interview as text. What people and models said is escaped: it is never markup."""

from collections.abc import Sequence
from html import escape

from components.catalogue import t
from components.words import clock_times
from core.domain.interview import Speaker, Turn, TurnKind


def transcript_html(turns: Sequence[Turn], interviewer: str) -> str:
    """All turns as one piece of markup: one element on the page, however long the interview is."""
    you, times = t("You"), clock_times(turn.at for turn in turns)
    return "".join(_turn(turn, interviewer, you, at) for turn, at in zip(turns, times, strict=True))


def reply_html(words: str, interviewer: str) -> str:
    """The turn that is being said right now; without words, the typing indicator."""
    dots = "" if words else ' <span class="dots-typing"><i></i><i></i><i></i></span>'
    label = "" if words else f' role="status" aria-label="{escape(t("{name} is typing", name=interviewer))}"'
    return (
        f'<article class="turn theirs"><p class="by"><b>{escape(interviewer)}</b></p>'
        f'<p class="said rh-text typing"{label}>{escape(words)}{dots}</p></article>'
    )


def _turn(turn: Turn, interviewer: str, you: str, at: str) -> str:
    mine = turn.speaker is Speaker.CANDIDATE
    side, name = ("mine", you) if mine else ("theirs", interviewer)
    if turn.kind is TurnKind.SKIP:
        skipped = t("You skipped this question")
        return f'<p class="turn-event"><span>{skipped}</span><time>{at}</time></p>'
    by = f'<p class="by"><b>{escape(name)}</b><time class="num">{at}</time></p>'
    dash, cut = "", ""
    if turn.is_interrupted:
        dash = '<span class="dash" aria-hidden="true"> —</span>'
        came_in = escape(t("{name} came in", name=interviewer)) if mine else t("You came in")
        cut = f'<p class="cut"><i aria-hidden="true">call_split</i>{came_in}</p>'
    return f'<article class="turn {side}">{by}<p class="said rh-text">{escape(turn.text)}{dash}</p>{cut}</article>'
