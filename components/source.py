"""Where a question comes from: the line of the candidate's own paper, on request. For the candidate alone."""

from html import escape

from components.catalogue import Words, t
from components.worded import worded
from core.domain.interview import Question
from core.domain.source import Origin, Source

_FROM = Words({Origin.RESUME: "From your résumé", Origin.JOB: "From the job", Origin.NOTES: "From your notes"})


def source_html(question: Question | None) -> str:
    """Closed until it is asked for; nothing for a question of the bank."""
    return _told(question.source) if question and question.source else ""


def _told(source: Source) -> str:
    where = t("line {number}", number=source.number) if source.number else t("added by hand")
    why = " " + escape(t("Asked because {why}.", why=worded(source.why))) if source.why else ""
    return (
        '<details class="source"><summary><i class="rh-icon" aria-hidden="true">description</i>'
        f"<b>{t('Why this question?')}</b></summary>"
        f'<p>{_FROM[source.origin]}, {where}: <q dir="auto">{escape(source.text)}</q>.{why}</p></details>'
    )
