"""Above the transcript: how far the interview is, what is being asked, and the time that is left."""

from html import escape

import streamlit as st

from core.domain.interview import Interview


def room_head(interview: Interview) -> None:
    """The current question stays in view however far the conversation has scrolled."""
    total = interview.plan.question_count
    asked = len(interview.main_questions)
    done = sum(1 for question in interview.main_questions if interview.answer_to(question.id))
    dots = "".join(f'<i class="{"done" if n < done else "now" if n < asked else ""}"></i>' for n in range(total))
    current = interview.current_question
    where = f"Question {max(asked, 1)} of {total}"
    follow = ", follow-up" if current and current.is_follow_up else ""
    st.html(
        f'<header class="ask"><p><span class="dots" role="img" aria-label="{done} of {total} answered">{dots}</span>'
        f'<span class="num">{where}{follow}</span></p><h1>{escape(current.text) if current else "&nbsp;"}</h1></header>'
    )
