"""What a coach has to say about somebody's own history, as facts with the moments they rest on. Where there is no
history yet, that is said, with what helps at that point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from core.domain.bank import BankQuestion
from core.domain.chat import ChatLink, CoachAction, CoachFact, Conversation, LinkTo
from core.domain.past import LastInterview, Moment, Past
from core.domain.plan import Kind
from core.interviewing.bank import QuestionBank, term_key
from core.interviewing.sentences import as_clause

QUESTIONS, FROM_THE_JOB = 3, 2
DUE = 2
WEAK_POINTS = 70.0  # a topic below is worth practising
GOOD_POINTS = 80.0
KINDS = (Kind.BEHAVIOURAL, Kind.TECHNICAL, Kind.GENERAL, Kind.SYSTEM_DESIGN)
SETUP, HOME = ChatLink(LinkTo.SETUP), ChatLink(LinkTo.HOME)


def facts_for(
    action: CoachAction, past: Past, bank: QuestionBank, conversation: Conversation, topic: str = ""
) -> tuple[CoachFact, ...]:
    """In the order in which they are best said; never empty. `topic` is what was named: a company, a subject."""
    match action:
        case CoachAction.PRACTISE:
            return tuple(_practise(past))
        case CoachAction.REVIEW:
            return tuple(_review(past))
        case CoachAction.QUESTIONS:
            return tuple(_questions(past, bank, conversation, topic))
        case CoachAction.STORY:
            return tuple(_story(past))
        case CoachAction.EXPLAIN:
            return tuple(_concepts(past, bank, conversation))


def _practise(past: Past) -> Iterable[CoachFact]:
    if past.last is None:
        yield CoachFact("You have not finished an interview here yet, so nothing is weak or due: I would be guessing.")
        yield CoachFact(
            "A first round of five questions takes about half an hour and gives me something to go by.", SETUP
        )
        return
    known = {moment.bank_id: moment for moment in reversed(past.moments) if moment.bank_id}
    by_bank_id = [(item, known.get(item.bank_id or "")) for item in past.due[:DUE]]
    for item, moment in by_bank_id:
        link = moment.link if moment else HOME
        about = item.about.replace("_", " ")
        yield CoachFact(f"Due again today: {about}, which was at level {item.last_level:.0f} of 5 the last time.", link)
    weakest = _weakest(past)
    if weakest:
        yield weakest
    yield from _untold(past.moments)
    if past.due:
        yield CoachFact("Start with what is due: it is short, and waits on Home.", HOME)
    elif weakest:
        yield CoachFact("Start there, with two or three questions on that topic alone.", SETUP)
    else:
        yield CoachFact(
            "Nothing is due, and no topic is below 70 points: one step harder is what is left to try.", SETUP
        )


def _weakest(past: Past) -> CoachFact | None:
    graded = [moment for moment in past.moments if moment.points is not None]
    weak = min(past.skills, key=lambda skill: skill.points, default=None)
    if weak is None or weak.points >= WEAK_POINTS:
        return None
    on_it = [moment for moment in graded if moment.competency == weak.name]
    lowest = min(on_it, key=lambda moment: moment.points or 0.0, default=None)
    text = f"Your weakest topic lately is {weak.name}: {weak.points:.0f} points on average."
    if lowest and lowest.missing:
        text += f" What was missing in the lowest answer: {as_clause(lowest.missing[0])}."
    return CoachFact(text, lowest.link if lowest else None)


def _untold(moments: Iterable[Moment]) -> Iterable[CoachFact]:
    """The part of a story that is left out most often."""
    stories = [m for m in moments if m.kind is Kind.BEHAVIOURAL and m.points is not None]
    parts = Counter(part for moment in stories for part in moment.untold)
    if parts:
        part, times = parts.most_common(1)[0]
        newest = next(moment for moment in stories if part in moment.untold)
        of = f"In {times} of your latest {len(stories)} stories" if len(stories) > 1 else "In your latest story"
        yield CoachFact(f"{of} the {part.value} was missing.", newest.link)


def _review(past: Past) -> Iterable[CoachFact]:
    last = past.last
    if last is None:
        yield CoachFact("There is no finished interview to review yet.")
        yield CoachFact(
            "After the first one I go through it with you: what carried, what was missing, what next.", SETUP
        )
        return
    yield CoachFact(_overall(last), last.link)
    own = [m for m in past.moments if m.interview_id == last.id and m.points is not None]
    if not own:
        return
    best, worst = max(own, key=lambda m: m.points or 0.0), min(own, key=lambda m: m.points or 0.0)
    words = f", with “{best.quote}”" if best.quote else ""
    yield CoachFact(f"Question {best.number}, on {best.competency}, went best at {best.points:.0f}{words}.", best.link)
    if worst is not best:
        yield CoachFact(
            f"Question {worst.number}, on {worst.competency}, was lowest at {worst.points:.0f}.", worst.link
        )
    if worst.missing:
        yield CoachFact(f"What was missing in question {worst.number}: {as_clause(worst.missing[0])}.", worst.link)
    untold = tuple(_untold(own))
    yield from untold
    if last.improvements and not untold:
        yield CoachFact(f"What would lift it: {as_clause(last.improvements[0])}.", last.link)
    yield CoachFact(
        f"In the report you can answer question {worst.number} again and see both side by side.", worst.link
    )


def _overall(last: LastInterview) -> str:
    kind = "first round" if last.kind is Kind.MIXED else f"{last.kind.value.replace('_', ' ')} interview"
    of = f"Your last {kind}, as {last.role},"
    if last.points is None:
        return f"{of} has no score yet: open its report to have it graded."
    waits = f", and {last.waiting} of its answers wait to be graded" if last.waiting else ""
    return f"{of} came to {last.points:.0f} of 100{waits}."


def _questions(past: Past, bank: QuestionBank, conversation: Conversation, topic: str) -> Iterable[CoachFact]:
    everything = [q for kind in KINDS for q in bank.in_cell(conversation.domain, kind)]
    wanted = set(term_key(topic).split())
    job = next((j for j in past.jobs if not wanted or wanted & set(term_key(f"{j.title} {j.company}").split())), None)
    if job and job.questions:
        at = f"{job.title}, {job.company}" if job.company else job.title
        yield CoachFact(f"The job you keep ({at}) asks for what your résumé does not show:")
        yield from (CoachFact(question) for question in job.questions[:FROM_THE_JOB])
    on_topic = [q for q in everything if wanted and wanted & _names(q)]
    if topic and not on_topic and not job:
        yield CoachFact(f"I hold no questions of “{topic}” itself; these are asked for {conversation.role} anywhere.")
    else:
        yield CoachFact(f"Three to be ready for, as {conversation.role}:")
    weak = [skill.name for skill in sorted(past.skills, key=lambda s: s.points) if skill.points < WEAK_POINTS]
    kept = {answer.answers: answer for answer in past.kept if answer.answers}
    for question in _chosen(on_topic or everything, weak, past.asked):
        own = kept.get(question.id)
        link = ChatLink(LinkTo.LIBRARY, own.id) if own else None
        held = " You keep an answer to this one." if own else ""
        yield CoachFact(f"{question.text}{held}", link)
    yield CoachFact("Say “questions about” and a topic for others, or “next” to be asked one.")


def _names(question: BankQuestion) -> set[str]:
    names = (question.competency, question.concept, *question.tags)
    return {word for name in names for word in term_key(name.replace("-", " ")).split()}


def _chosen(pool: list[BankQuestion], weak: list[str], asked: frozenset[str]) -> list[BankQuestion]:
    """New ones first, on weak topics first, of different kinds where there are."""
    ranked = sorted(
        pool, key=lambda q: (q.id in asked, weak.index(q.competency) if q.competency in weak else len(weak), q.id)
    )
    chosen: list[BankQuestion] = []
    for fresh_kind in (True, False):
        for question in ranked:
            is_new_kind = all(question.kind is not other.kind for other in chosen)
            if len(chosen) < QUESTIONS and question not in chosen and (is_new_kind or not fresh_kind):
                chosen.append(question)
    return chosen


def _story(past: Past) -> Iterable[CoachFact]:
    yield CoachFact("Write me notes of one occasion: where it was, what was yours to do, what you did, how it ended.")
    yield CoachFact("I put them in order, add nothing of my own, and ask for the part that is missing.")
    unfinished = next((m for m in past.moments if m.untold and m.points is not None), None)
    if unfinished:
        part = unfinished.untold[-1].value
        yield CoachFact(f"One to begin with: your story on {unfinished.competency} had no {part}.", unfinished.link)


def _concepts(past: Past, bank: QuestionBank, conversation: Conversation) -> Iterable[CoachFact]:
    low = sorted(
        (m for m in past.moments if m.points is not None and m.points < GOOD_POINTS), key=lambda m: m.points or 0
    )
    met = [(question, moment) for moment in low if (question := bank.get(moment.bank_id))]
    if met:
        names = list(dict.fromkeys(question.concept for question, _ in met))[:QUESTIONS]
        yield CoachFact(f"Which one? You lost points lately around {_listed(names)}.", met[0][1].link)
    else:
        technical = bank.in_cell(conversation.domain, Kind.TECHNICAL)[:QUESTIONS]
        names = list(dict.fromkeys(q.concept for q in technical))
        yield CoachFact(f"Which one? In this field I can explain {_listed(names)}, among others.")
    yield CoachFact("Write its name alone, or ask “what is …?”.")


def _listed(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "the terms of your questions"
