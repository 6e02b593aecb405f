from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.evaluation import CriterionScore, Evaluation, Evidence
from core.domain.interview import Answer, Interview, Speaker, Status, Turn, TurnKind
from core.domain.plan import Plan
from core.domain.speech import Recording, Word
from core.domain.tape import EventKind
from core.grading.tape import tape_of
from tests.core.grading.graders import NOW
from tests.core.grading.interviews import technical

SAID = "A queue holds the jobs, and workers take them one by one."
FILLERS = frozenset({"um", "uh"})


def at(seconds: float):
    return NOW + timedelta(seconds=seconds)


def held(*evaluations: Evaluation, text: str = SAID, ends: float = 90) -> Interview:
    """Hello at 0-5 s, a question until 10 s, an answer until 70 s, goodbye until 80 s."""
    question = technical(1)
    interview = Interview("i1", "local", Plan(), Status.COMPLETED, NOW, ended_at=at(ends))
    interview = interview.with_turn(Turn("t1", Speaker.INTERVIEWER, TurnKind.OPENING, "Hello.", at(5)))
    asked = Turn("t2", Speaker.INTERVIEWER, TurnKind.QUESTION, question.text, at(10), "q1")
    interview = interview.with_turn(asked, question)
    heard = Turn("t3", Speaker.CANDIDATE, TurnKind.ANSWER, text, at(70), "q1")
    interview = interview.with_answer(Answer("q1", text, at(70)), heard)
    interview = interview.with_turn(Turn("t4", Speaker.INTERVIEWER, TurnKind.CLOSING, "Thank you.", at(80)))
    return interview.with_evaluations(evaluations)


def graded(level: int, quote: str, **more) -> Evaluation:
    start = SAID.index(quote)
    evidence = Evidence(quote, start, start + len(quote), **more)
    return Evaluation("q1", "technical", (CriterionScore("depth", level, evidence=(evidence,)),))


def recorded(*words: Word, duration_ms: int = 20_000) -> dict:
    return {("q1", 1): Recording("i1", "q1", 1, b"ogg", duration_ms, words)}


def events(tape, kind: EventKind) -> list[tuple[int, str]]:
    return [(event.at_ms, event.label) for event in tape.events if event.kind is kind]


def test_turns_follow_each_other_without_gaps():
    tape = tape_of(held(), {}, FILLERS)
    assert [(line.start_ms, line.end_ms) for line in tape.lines] == [
        (0, 5_000),
        (5_000, 10_000),
        (10_000, 70_000),
        (70_000, 80_000),
    ]
    assert tape.duration_ms == 90_000
    assert [(c.at_ms, c.number) for c in tape.chapters] == [(0, None), (5_000, 1)]


def test_a_quote_of_a_typed_answer_lies_at_its_place_in_the_turn():
    quote = "workers take them"
    interview = held(graded(5, quote))
    tape = tape_of(interview, {}, FILLERS)
    ((at_ms, label),) = events(tape, EventKind.STRENGTH)
    assert at_ms == 10_000 + round(60_000 * SAID.index(quote) / len(SAID))
    assert "workers take them" in label and "level 5" in label
    (evidence,) = interview.evaluations[0].scores[0].evidence
    assert tape.moment_of("q1", evidence) == at_ms


def test_a_quote_of_a_spoken_answer_lies_at_its_word():
    words = [Word(word, 1_000 * n, 1_000 * n + 300) for n, word in enumerate(SAID.split())]
    tape = tape_of(held(graded(5, "workers take them")), recorded(*words), FILLERS)
    ((at_ms, _),) = events(tape, EventKind.STRENGTH)
    assert at_ms == 50_000 + 1_000 * SAID.split().index("workers")
    assert tape.takes[0].is_recorded
    assert tape.takes[0].speech_ms[0] == (50_000, 50_300)


def test_a_moment_that_the_evidence_knows_goes_before_one_that_is_guessed():
    evaluation = graded(5, "workers take them", at_ms=1_234)
    tape = tape_of(held(evaluation), recorded(), FILLERS)
    assert events(tape, EventKind.STRENGTH)[0][0] == 50_000 + 1_234


def test_words_that_were_corrected_away_do_not_shift_the_others():
    words = (Word("Uh", 0, 200), Word("queue", 900, 1_200), Word("wrong", 1_500, 1_800), Word("jobs,", 2_000, 2_400))
    take = tape_of(held(), recorded(*words), FILLERS).takes[0]
    assert take.words_ms == ((SAID.index("queue"), 50_900), (SAID.index("jobs"), 52_000))


@pytest.mark.parametrize(
    ("silence_ms", "found"), [(2_999, []), (3_000, ["3 seconds of silence"]), (7_400, ["7 seconds of silence"])]
)
def test_only_a_long_silence_between_words_is_a_pause(silence_ms, found):
    words = (Word("A", 0, 200), Word("queue", 200 + silence_ms, 900 + silence_ms))
    pauses = events(tape_of(held(), recorded(*words), FILLERS), EventKind.PAUSE)
    assert [label for _, label in pauses] == found
    assert all(at_ms == 50_200 for at_ms, _ in pauses)


@pytest.mark.parametrize(
    ("starts_ms", "runs"),
    [
        pytest.param((0, 5_000), 0, id="two are no run"),
        pytest.param((0, 5_000, 14_000), 1, id="three within 15 s"),
        pytest.param((0, 5_000, 15_001), 0, id="spread out"),
        pytest.param((0, 100, 200, 300, 400, 500), 1, id="one run, not two overlapping"),
        pytest.param((0, 100, 200, 16_000, 16_100, 16_200), 2, id="two runs"),
    ],
)
def test_a_run_of_fillers(starts_ms, runs):
    words = tuple(Word("Um,", start, start + 90) for start in starts_ms)
    assert len(events(tape_of(held(), recorded(*words), FILLERS), EventKind.FILLERS)) == runs


def test_low_levels_and_what_lacks_are_gaps():
    low = events(tape_of(held(graded(2, "one by one")), {}, FILLERS), EventKind.GAP)
    assert len(low) == 1 and "one by one" in low[0][1]
    lacking = Evaluation("q1", "technical", (), improvements=("No figure.", "No reason."))
    assert events(tape_of(held(lacking), {}, FILLERS), EventKind.GAP) == [(69_999, "No figure.")]


def test_at_most_two_strengths_an_answer_and_one_a_passage():
    quotes = ("A queue", "the jobs", "workers", "one by one")
    scores = tuple(
        CriterionScore(f"c{n}", 5, evidence=(Evidence(q, SAID.index(q), SAID.index(q) + len(q)),))
        for n, q in enumerate((quotes[0], *quotes))
    )
    found = events(tape_of(held(Evaluation("q1", "technical", scores)), {}, FILLERS), EventKind.STRENGTH)
    assert len(found) == 2


def test_what_came_of_a_turn_lies_within_it():
    """At its end the next line begins, to which it would be told."""
    interview = held().with_turn(Turn("t5", Speaker.CANDIDATE, TurnKind.RUN, "Ran: 1 of 2", at(85), "q1"))
    tape = tape_of(interview, {}, FILLERS)
    ((at_ms, label),) = events(tape, EventKind.RUN)
    assert [line.text for line in tape.lines if line.start_ms <= at_ms < line.end_ms] == [label]


def test_an_interruption_lies_where_the_interviewer_was_cut_off():
    interview = held()
    cut = tuple(replace(t, is_interrupted=t.id == "t2") for t in interview.turns)
    assert [ms for ms, _ in events(tape_of(replace(interview, turns=cut), {}, FILLERS), EventKind.INTERRUPTION)] == [
        9_999
    ]


def test_a_second_try_is_not_on_the_tape():
    interview = held().with_attempt("q1", "Another answer.", at(300))
    tape = tape_of(interview, {}, FILLERS)
    assert tape.duration_ms == 90_000
    assert tape.moment_of("q1", Evidence("Another", 0, 7), attempt=2) is None


def test_a_skip_is_a_gap_and_no_take():
    question = technical(1)
    interview = Interview("i1", "local", Plan(), Status.COMPLETED, NOW, ended_at=at(30))
    interview = interview.with_turn(
        Turn("t1", Speaker.INTERVIEWER, TurnKind.QUESTION, question.text, at(10), "q1"), question
    ).with_answer(
        Answer("q1", "", at(20), skipped=True), Turn("t2", Speaker.CANDIDATE, TurnKind.SKIP, "Skip", at(20), "q1")
    )
    tape = tape_of(interview, {}, FILLERS)
    assert events(tape, EventKind.GAP) == [(10_000, "Skipped")]
    assert tape.takes == ()


def test_a_clock_that_was_set_back_never_makes_time_run_backwards():
    interview = held()
    turns = tuple(replace(t, at=at(-50)) if t.id == "t3" else t for t in interview.turns)
    tape = tape_of(replace(interview, turns=turns, ended_at=at(-100)), {}, FILLERS)
    edges = [ms for line in tape.lines for ms in (line.start_ms, line.end_ms)]
    assert edges == sorted(edges) and edges[0] == 0
    assert tape.duration_ms == edges[-1]


def test_an_interview_without_turns_is_an_empty_tape():
    tape = tape_of(Interview("i1", "local", Plan(), Status.ENDED_EARLY, NOW, ended_at=NOW), {}, FILLERS)
    assert (tape.duration_ms, tape.lines, tape.events, tape.chapters) == (1_000, (), (), ())
