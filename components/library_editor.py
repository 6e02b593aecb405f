"""One kept answer: its words to change, its earlier versions to read and bring back."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from components.catalogue import Words, t
from components.library_list import ANSWERED
from components.words import KINDS, day_and_time
from core.domain.evaluation import StarPart
from core.domain.library import KeptAnswer
from core.domain.plan import Kind
from core.domain.story import StoryDraft

Save = Callable[[str, str, Kind, tuple[str, ...]], None]
PARTS = Words(
    {
        StarPart.SITUATION: "Situation",
        StarPart.TASK: "Task",
        StarPart.ACTION: "Action",
        StarPart.RESULT: "Result",
    }
)


def answer_form(
    key: str, tags: Sequence[str], save: Save, *, answer: KeptAnswer | None = None, text: str = "", action: str = ""
) -> None:
    """`save` runs as a callback with title, text, kind and tags; `text` is what a new one begins with. `action`: what
    the button says in place of saving."""
    fields = {name: f"{name}-{key}" for name in ("title", "text", "kind", "tags")}
    with st.container(key="card-answer"):
        st.text_input(t("Question or title"), answer.title if answer else "", key=fields["title"], max_chars=300)
        st.text_area(t("Answer"), answer.text if answer else text, key=fields["text"], height=320, max_chars=20_000)
        left, right = st.columns([1, 2], gap="medium")
        kinds = list(ANSWERED)
        at = kinds.index(answer.kind) if answer and answer.kind in kinds else 0
        left.selectbox(t("Kind"), kinds, at, format_func=lambda kind: KINDS[kind], key=fields["kind"])
        right.multiselect(
            t("Tags"),
            list(dict.fromkeys([*(answer.tags if answer else ()), *tags])),
            list(answer.tags) if answer else [],
            key=fields["tags"],
            accept_new_options=True,
            placeholder=t("Such as leadership, payments, conflict"),
            max_selections=12,
        )

        def send() -> None:
            title, said, kind, chosen = (st.session_state[fields[name]] for name in fields)
            save(title, said, kind, tuple(chosen))

        st.button(action or t("Save"), type="primary", key=f"save-{key}", icon=":material/save:", on_click=send)


def story_parts(draft: StoryDraft) -> None:
    """Situation, task, action, result: each with what the notes tell of it, or as missing."""
    rows = "".join(_part(part, draft.parts.get(part)) for part in StarPart)
    by = "" if draft.written_by == "built-in" else f'<p class="eyebrow">{_worded_by(draft)}</p>'
    st.html(f'<dl class="star">{rows}</dl>{by}')


def _worded_by(draft: StoryDraft) -> str:
    return escape(t("Worded by {name}", name=draft.written_by))


def _part(part: StarPart, told: str | None) -> str:
    name = PARTS[part]
    if told is None:
        return f'<div class="out"><dt>{name}</dt><dd>{t("Missing")}</dd></div>'
    return f'<div><dt>{name}</dt><dd class="rh-text">{escape(told)}</dd></div>'


def version_list(versions: Sequence[KeptAnswer], bring_back: Callable[[int], None]) -> None:
    """Newest first, the first of them the answer as it stands. `bring_back` runs as a callback with the number."""
    st.subheader(t("Versions"), anchor=False)
    if len(versions) == 1:
        st.caption(t("Each save is kept. Earlier versions will stand here, to read and to bring back."))
    for number, version in enumerate(versions):
        if number == 0:
            continue
        numbered = t("Version {number}", number=version.version)
        label = f"{numbered} · {day_and_time(version.saved_at)}"
        with st.expander(label, key=f"version-{version.version}"):
            st.html(
                f'<p class="eyebrow">{escape(version.title)}</p><p class="rh-text kept-said">{escape(version.text)}</p>'
            )
            st.button(
                t("Bring this version back"),
                key=f"back-{version.version}",
                icon=":material/history:",
                on_click=bring_back,
                args=(version.version,),
            )
