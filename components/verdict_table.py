"""What a run said: one line a case, the first failing one open, hidden cases with pass or fail alone."""

from html import escape

from components.catalogue import m, numeral, t
from components.worded import worded
from components.words import LANGUAGES, OUTCOMES, count
from core.domain.coding import CaseResult, Outcome, Submission, Verdict


def _names() -> str:
    return (
        f'<div class="v-row v-names"><span>{t("Case")}</span><span>{t("Outcome")}</span>'
        f'<span class="v-data">{t("Expected")}</span><span class="v-data">{t("Got")}</span>'
        '<span class="v-num">ms</span><span class="v-num">MB</span></div>'
    )


def submission_html(submission: Submission, *, with_expected: bool) -> str:
    """The whole table, with a headline that says it in words. Without `with_expected` no right answer is shown."""
    verdict = submission.verdict
    if verdict is None:
        told = t("This was not judged: it was interrupted. Your code is kept; run it again.")
        return f'<p class="rh-mist">{told}</p>'
    return verdict_html(verdict, *_headline(submission, verdict), with_expected=with_expected)


def verdict_html(verdict: Verdict, headline: str, note: str, *, with_expected: bool) -> str:
    tone = "good" if verdict.outcome is Outcome.ACCEPTED else "poor"
    head = f'<div class="v-head {tone}" role="status"><b>{escape(headline)}</b><span>{escape(note)}</span></div>'
    message = f'<pre class="v-message">{escape(worded(verdict.message))}</pre>' if verdict.message else ""
    if not verdict.cases:
        return f'<div class="verdict">{head}{message}</div>'
    first_bad = next((case for case in verdict.cases if case.outcome is not Outcome.ACCEPTED and case.visible), None)
    rows = "".join(_row(case, case is first_bad, with_expected) for case in verdict.cases)
    return f'<div class="verdict">{head}{message}{_names()}{rows}</div>'


def tried_html(verdict: Verdict, *, with_expected: bool) -> str:
    """The candidate's own input: what came out, and beside it the reference's answer."""
    case = verdict.cases[0] if verdict.cases else None
    if case is None or case.outcome in (Outcome.COMPILE_ERROR, Outcome.NOT_RUN):
        return f'<pre class="v-message">{escape(worded(verdict.message))}</pre>'
    got = case.actual or f"{OUTCOMES[case.outcome]}: {worded(case.message)}"
    rows = [(t("Your answer"), got)]
    if with_expected:
        rows.append((t("Reference"), worded(case.expected)))
        same = case.outcome is Outcome.ACCEPTED
        differs = t("They differ.") if case.actual else t("Your code stopped.")
        rows.append((t("Together"), t("They agree.") if same else differs))
    if case.stdout:
        rows.append((t("Printed"), case.stdout))
    return '<dl class="try">' + "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in rows) + "</dl>"


def _headline(submission: Submission, verdict: Verdict) -> tuple[str, str]:
    total, language = len(verdict.cases), LANGUAGES[submission.language]
    line = t(", line {line}", line=verdict.line) if verdict.line else ""
    if not verdict.cases:
        return f"{OUTCOMES[verdict.outcome]}{line}", t("{language}. Your code is saved.", language=language)
    if submission.accepted:
        return t("Accepted"), t("All {cases} pass, in {language}.", cases=count(total, "case"), language=language)
    where = m("{passed} of {total} cases pass") if submission.full else m("{passed} of {total} visible cases pass")
    headline = t(where, passed=verdict.passed, total=total)
    if verdict.outcome is Outcome.ACCEPTED:
        return headline, t("Submit to run the hidden ones as well.")
    outcome = OUTCOMES[verdict.outcome]
    return headline, t("{outcome}, in {language}. Your code is saved.", outcome=outcome, language=language)


def _cells(case: CaseResult, with_expected: bool) -> str:
    tone, icon = _tone(case.outcome)
    chip = f'<span class="v-chip {tone}"><i aria-hidden="true">{icon}</i>{_said(case)}</span>'
    if case.visible:
        texts = [
            escape(worded(case.expected)) if with_expected else "–",
            escape(case.actual or worded(case.message) or "–"),
        ]
        data = "".join(f'<span class="v-data">{text}</span>' for text in texts)
    else:
        data = f'<span class="v-data v-hid">{t("hidden")}</span>' * 2
    name = t("Case {number}", number=case.number) if case.visible else t("Hidden {number}", number=case.number)
    ms, mb = _figure(case.time_ms), _figure(case.memory_mb)
    return (
        f'<span class="v-name">{name}</span>{chip}{data}<span class="v-num">{ms}</span><span class="v-num">{mb}</span>'
    )


def _said(case: CaseResult) -> str:
    if case.visible or case.outcome in (Outcome.ACCEPTED, Outcome.NOT_RUN):
        return OUTCOMES[case.outcome]
    return t("Failed")


def _figure(value: float | None) -> str:
    return "–" if value is None else numeral(value, ".1f")


def _tone(outcome: Outcome) -> tuple[str, str]:
    if outcome is Outcome.ACCEPTED:
        return "good", "check"
    return ("rh-mist", "remove") if outcome is Outcome.NOT_RUN else ("poor", "close")


def _row(case: CaseResult, opened: bool, with_expected: bool) -> str:
    cells = _cells(case, with_expected)
    if not case.visible:
        return f'<div class="v-row v-closed">{cells}</div>'
    more = _detail(case, with_expected)
    return (
        f'<details class="v-case"{" open" if opened else ""}><summary class="v-row">{cells}</summary>{more}</details>'
    )


def _detail(case: CaseResult, with_expected: bool) -> str:
    rows = [(t("Input"), case.args)]
    if with_expected:
        rows.append((t("Expected"), worded(case.expected)))
    if case.actual:
        rows.append((t("Got"), case.actual))
    if case.stdout:
        rows.append((t("Printed"), case.stdout))
    body = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    where = t(", line {line}", line=case.line) if case.line else ""
    why = f"<p>{escape(worded(case.message))}{where}</p>" if case.message else ""
    tone = "" if case.outcome is Outcome.ACCEPTED else " bad"
    return f'<div class="v-more{tone}">{why}<dl>{body}</dl></div>'
