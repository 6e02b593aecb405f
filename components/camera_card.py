"""How somebody sat before the camera: in words, then numbers, then question by question. For that person alone."""

from html import escape

import streamlit as st

from components.catalogue import m, t
from components.worded import worded
from core.domain.camera import PresenceSummary

PRIVATE = m("For you alone: it is not scored, not shared and not in any download of the report. No picture was kept.")
_SHARES = (
    ("in_frame", m("In the picture")),
    ("centred", m("In the middle")),
    ("facing", m("Facing the camera")),
    ("still", m("Sitting still")),
)


def camera_card(presence: PresenceSummary) -> None:
    with st.container(key="card-camera"):
        st.html(
            f'<p class="in-words">{escape(worded(presence.in_words))}</p>{_table(presence)}'
            f'<p class="rh-small rh-mist"><i class="rh-icon" aria-hidden="true">lock</i> {t(PRIVATE)}</p>'
        )


def _table(presence: PresenceSummary) -> str:
    columns = [(t("All"), presence.overall)]
    if len(presence.answers) > 1:
        columns += [(t("Q{number}", number=one.question), one.framing) for one in presence.answers]
    heads = "".join(f'<th scope="col">{name}</th>' for name, _ in columns)
    rows = "".join(
        f'<tr><th scope="row">{t(name)}</th>{"".join(_cell(getattr(framing, share)) for _, framing in columns)}</tr>'
        for share, name in _SHARES
    )
    return (
        f'<div class="shares" role="region" tabindex="0" aria-label="{t("Before the camera, question by question")}">'
        f'<table><caption class="rh-small rh-mist">{t("Share of the time, in per cent")}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(share: float | None) -> str:
    if share is None:
        return f'<td class="none" title="{t("Too little was seen")}">–</td>'
    return f'<td><span>{100 * share:.0f}</span><i aria-hidden="true" style="height:{100 * share:.0f}%"></i></td>'
