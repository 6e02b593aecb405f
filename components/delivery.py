"""How an answer was said, and how long the interviewer's reply took, as figures beside the transcript."""

from html import escape

from components.catalogue import m, numeral, t
from core.domain.speech import Delivery, Latency

PACE = (60, 120, 160, 220)  # words a minute: the track's ends, and what is easy to follow between them
VOLUME = (-50, -32, -14, -6)  # dBFS
_DASH = "–"


def delivery_html(delivery: Delivery | None) -> str:
    """What was not measured is a dash, never a zero."""
    if delivery is None:
        first = t("Pace, pauses and fillers come with your first spoken answer.")
        return f'<p class="rh-small rh-mist">{first}</p>'
    rows = _gauge(t("Words a minute"), delivery.words_per_minute, PACE) + _gauge(
        t("Volume, dBFS"), delivery.volume_dbfs, VOLUME
    )
    counts = _fillers(delivery) + _pauses(delivery) + _pitch(delivery) + _clarity(delivery)
    return f'<dl class="delivery">{rows}<div class="counts">{counts}</div></dl>'


def latency_html(latency: Latency, total: int) -> str:
    """From the last sound of the answer to the first sound of the reply, `total` ms later, by stage."""
    until = 0
    stages = []
    for name, at_ms in (
        (m("Turn over"), latency.endpoint_ms),
        (m("Words"), latency.transcribe_ms),
        (m("Thought"), latency.first_token_ms),
        (m("Voice"), total),
    ):
        # Stages overlap: words and reply are prepared on a guess while the pause lasts.
        reached = min(max(until, at_ms if at_ms is not None else until), total)
        stages.append((name, reached - until))
        until = reached
    line = "".join(f'<i style="flex:{max(ms, 1)}"></i>' for _, ms in stages)
    words = "".join(f'<li><span>{t(name)}</span><b class="num">{ms}</b></li>' for name, ms in stages)
    return (
        f'<section class="latency"><p>{t("Reply in")} <b class="num">{total} ms</b></p>'
        f'<div class="line" aria-hidden="true">{line}</div><ul>{words}</ul></section>'
    )


def _gauge(name: str, value: float | None, scale: tuple[int, int, int, int]) -> str:
    low, good_from, good_to, high = scale

    def at(figure: float) -> float:
        return 100 * (min(max(figure, low), high) - low) / (high - low)

    mark = "" if value is None else f'<span class="mark" style="left:{at(value):.0f}%"></span>'
    shown = _DASH if value is None else f"{value:.0f}"
    return (
        f'<div class="gauge"><dt>{name}</dt><dd class="num"><b>{shown}</b></dd><div class="track" aria-hidden="true">'
        f'<span class="zone" style="left:{at(good_from):.0f}%;width:{at(good_to) - at(good_from):.0f}%"></span>'
        f"{mark}</div></div>"
    )


def _fillers(delivery: Delivery) -> str:
    which = ", ".join(word for word, _ in (delivery.fillers or ())[:2])
    count = _DASH if delivery.filler_count is None else str(delivery.filler_count)
    rate = "" if delivery.fillers_per_minute is None else t("{rate:.1f} a minute", rate=delivery.fillers_per_minute)
    said = ": ".join(filter(None, (rate, which)))
    return f'<div><dt>{t("Fillers")}</dt><dd class="num"><b>{count}</b> {escape(said)}</dd></div>'


def _pauses(delivery: Delivery) -> str:
    longest = (
        "" if not delivery.longest_pause_ms else t("longest {seconds:.1f} s", seconds=delivery.longest_pause_ms / 1000)
    )
    count = _DASH if delivery.pause_count is None else str(delivery.pause_count)
    return f'<div><dt>{t("Pauses")}</dt><dd class="num"><b>{count}</b> {longest}</dd></div>'


def _pitch(delivery: Delivery) -> str:
    range_ = delivery.pitch_variation_semitones
    shown = _DASH if range_ is None else numeral(range_, ".1f")
    unit = "" if range_ is None else t("semitones")
    return f'<div><dt>{t("Pitch range")}</dt><dd class="num"><b>{shown}</b> {unit}</dd></div>'


def _clarity(delivery: Delivery) -> str:
    shown = _DASH if delivery.clarity is None else numeral(delivery.clarity, ".0%")
    return f'<div><dt>{t("Clarity")}</dt><dd class="num"><b>{shown}</b></dd></div>'
