from datetime import timedelta

from core.coding import rounds
from core.domain.coding import Outcome, Verdict
from core.domain.interview import CompletionMethod, Status, TurnKind
from core.domain.plan import Kind, Plan
from tests.core.coding.samples import ACCEPTED, START, WRONG, problem, round_of, submission

ASKED = rounds.put(round_of(), problem(), "Your plan?", START)


def after(*kinds, text="words"):
    interview = ASKED
    for kind in kinds:
        interview = rounds.happened(interview, kind, text, START, "q1")
    return interview


def test_a_problem_is_a_question_that_the_report_can_read():
    (question,) = ASKED.questions
    assert (question.kind, question.bank_id, question.text) == (Kind.CODING, "arrays/p1", "Problem 1")
    assert question.key_points == problem().approach
    assert ASKED.current_question == question


def test_an_approach_is_told_skipped_or_still_open():
    assert rounds.approach_of(ASKED, "q1") is None
    assert rounds.approach_of(after(TurnKind.APPROACH, text=""), "q1") == ""
    assert rounds.approach_of(after(TurnKind.APPROACH), "q1") == "words"


def test_words_wait_until_the_interviewer_has_spoken_whatever_happens_between():
    assert rounds.unanswered(ASKED) is None
    assert rounds.unanswered(after(TurnKind.APPROACH, text="")) is None
    said = after(TurnKind.APPROACH, TurnKind.RUN, TurnKind.HINT)
    assert rounds.unanswered(said).kind is TurnKind.APPROACH
    assert rounds.unanswered(rounds.happened(said, TurnKind.REMARK, "Go on.", START, "q1")) is None


def test_the_accepted_submission_counts_then_the_last_one_never_a_run():
    run, wrong, right, later = (
        submission(ACCEPTED, number=1, full=False),
        submission(WRONG, number=2),
        submission(ACCEPTED, number=3),
        submission(WRONG, number=4),
    )
    assert rounds.best_of((run,), "arrays/p1") is None
    assert rounds.best_of((run, wrong), "arrays/p1") == wrong
    assert rounds.best_of((run, wrong, right, later), "arrays/p1") == right
    assert rounds.best_of((right,), "arrays/p2") is None


def test_leaving_answers_with_the_code_or_skips():
    answered = rounds.handed_in(ASKED, ASKED.questions[0], submission(WRONG), START)
    assert answered.answer_to("q1").text == submission(WRONG).source
    assert answered.current_question is None
    assert rounds.handed_in(ASKED, ASKED.questions[0], None, START).answer_to("q1").skipped


def test_an_end_says_how_it_came():
    one = rounds.put(round_of(Plan(kind=Kind.CODING, question_count=1)), problem(), "?", START)
    done = rounds.handed_in(one, one.questions[0], submission(ACCEPTED), START)
    later = START + timedelta(minutes=5)
    assert rounds.closed(done, later).completion_method is CompletionMethod.ALL_ANSWERED
    assert rounds.closed(one, later).status is Status.ENDED_EARLY
    assert rounds.closed(one, later, time_over=True).status is Status.TIMED_OUT


def test_an_event_says_no_more_than_the_verdict():
    assert rounds.outcome_line(submission(ACCEPTED)) == "Submitted: accepted"
    assert rounds.outcome_line(submission(ACCEPTED, full=False)) == "Ran: 4 of 4 visible cases passed"
    assert rounds.outcome_line(submission(WRONG)) == "Submitted: 2 of 4 cases passed"
    assert "did not load" in rounds.outcome_line(submission(Verdict(Outcome.COMPILE_ERROR)))
    assert "not judged" in rounds.outcome_line(submission(None))


def test_words_that_go_on_stay_one_turn_and_a_draft_stays_one():
    first = rounds.said(round_of(), TurnKind.APPROACH, "one pass", START, "q1", is_draft=True)
    both = rounds.said(first, TurnKind.APPROACH, "from the left", START, "q1", joins="t1")
    assert [(turn.id, turn.text, turn.is_draft) for turn in both.turns] == [("t1", "one pass from the left", True)]
    apart = rounds.said(both, TurnKind.REQUEST, "Is it sorted?", START, "q1", joins="t9")
    assert [turn.text for turn in apart.turns] == ["one pass from the left", "Is it sorted?"]


def test_what_was_heard_is_not_what_was_said_before_it_is_confirmed():
    heard = rounds.said(round_of(), TurnKind.APPROACH, "one pass over the valleys", START, "q1", is_draft=True)
    asked = rounds.said(heard, TurnKind.REQUEST, "Is it sorted?", START, "q1")
    aloud = rounds.said(asked, TurnKind.ALOUD, "So the loop starts here.", START, "q1")
    assert rounds.said_of(aloud, "q1") == ("Is it sorted?", "So the loop starts here.")
    assert [turn.id for turn in rounds.drafts_of(aloud, "q1")] == ["t1"]
    now = rounds.confirmed(aloud, "t1", "One pass over the values.")
    assert rounds.said_of(now, "q1")[0] == "One pass over the values." and rounds.drafts_of(now, "q1") == ()
    assert rounds.confirmed(now, "t1", "Something else.") is now
