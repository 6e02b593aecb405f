"""Above the desk: which problem, how it stands, the mode, and in real mode the one clock."""

import re
from html import escape

from components.catalogue import t
from components.words import MODES
from core.domain.interview import Interview
from core.domain.plan import Mode

_ICONS = {Mode.PRACTICE: "school", Mode.REAL: "verified"}


def round_html(interview: Interview, *, solved: bool) -> str:
    total, at = interview.plan.question_count, len(interview.questions)
    skipped = {answer.question_id for answer in interview.answers if answer.skipped}
    marks = ""
    for number in range(total):
        if number < at - 1:
            marks += f'<li class="{"left" if interview.questions[number].id in skipped else "done"}"></li>'
        else:
            marks += f'<li class="{("done" if solved else "now") if number == at - 1 else ""}"></li>'
    mode, where = interview.plan.mode, t("Problem {number} of {total}", number=at, total=total)
    return (
        f'<div class="round"><ol aria-hidden="true">{marks}</ol><b>{where}</b>'
        f'<span class="mode"><i aria-hidden="true">{_ICONS[mode]}</i>{MODES[mode]}</span></div>'
    )


def statement_markdown(statement: str) -> str:
    """Lines of an example stay lines: Markdown would run them together."""
    told = re.sub(r"\\?\n(?=Output:)", "  \n", statement)
    return re.sub(r"^(Output:[^\n]*?)\\?\n(?=\S)", r"\1  \n", told, flags=re.M).replace("\n## ", "\n#### ")


def problem_head_html(title: str, difficulty: str, topic: str, minutes: int) -> str:
    about = t("about {minutes} min", minutes=minutes)
    facts = f"{difficulty}<span>{escape(topic)}</span><span>{about}</span>"
    return f'<header class="p-head"><h2>{escape(title)}</h2><p>{facts}</p></header>'
