"""How somebody sat before the camera: in words, then numbers, then question by question. For that person alone."""

from html import escape

import streamlit as st

from core.domain.camera import PresenceSummary

PRIVATE = "For you alone: it is not scored, not shared and not in any download of the report. No picture was kept."
_SHARES = (
    ("in_frame", "In the picture"),
    ("centred", "In the middle"),
    ("facing", "Facing the camera"),
    ("still", "Sitting still"),
)


def camera_card(presence: PresenceSummary) -> None:
    with st.container(key="card-camera"):
        st.html(
            f'<p class="in-words">{escape(presence.in_words)}</p>{_table(presence)}'
            f'<p class="rh-small rh-mist"><i class="rh-icon" aria-hidden="true">lock</i> {PRIVATE}</p>'
        )


def _table(presence: PresenceSummary) -> str:
    columns = [("All", presence.overall)]
    if len(presence.answers) > 1:
        columns += [(f"Q{one.question}", one.framing) for one in presence.answers]
    heads = "".join(f'<th scope="col">{name}</th>' for name, _ in columns)
    rows = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(_cell(getattr(framing, share)) for _, framing in columns)}</tr>'
        for share, name in _SHARES
    )
    return (
        '<div class="shares" role="region" tabindex="0" aria-label="Before the camera, question by question">'
        '<table><caption class="rh-small rh-mist">Share of the time, in per cent</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(share: float | None) -> str:
    if share is None:
        return '<td class="none" title="Too little was seen">–</td>'
    return f'<td><span>{100 * share:.0f}</span><i aria-hidden="true" style="height:{100 * share:.0f}%"></i></td>'
