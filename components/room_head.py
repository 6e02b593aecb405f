"""Above the transcript: how far the interview is, what is being asked, and the time that is left."""

from html import escape

import streamlit as st

from components.catalogue import t
from core.domain.interview import Interview


def room_head(interview: Interview) -> None:
    """The current question stays in view however far the conversation has scrolled."""
    total = interview.plan.question_count
    asked = len(interview.main_questions)
    done = sum(1 for question in interview.main_questions if interview.answer_to(question.id))
    dots = "".join(f'<i class="{"done" if n < done else "now" if n < asked else ""}"></i>' for n in range(total))
    current = interview.current_question
    where = t("Question {number} of {total}", number=max(asked, 1), total=total)
    follow = t(", follow-up") if current and current.is_follow_up else ""
    told = t("{done} of {total} answered", done=done, total=total)
    st.html(
        f'<header class="ask"><p><span class="dots" role="img" aria-label="{told}">{dots}</span>'
        f'<span class="num">{where}{follow}</span></p><h1>{escape(current.text) if current else "&nbsp;"}</h1></header>'
    )
