"""The bank that ships: its shape, its counts, and the care that was taken over each question."""

import re
from collections import Counter
from itertools import combinations

import pytest

from core.domain.bank import BankQuestion
from core.domain.plan import Difficulty, Kind
from core.domain.probe import Trigger
from core.errors import ConfigurationError
from core.interviewing.bank import ANY_DOMAIN, QuestionBank, load_fields
from core.interviewing.leaks import content_words, opening_words, overlap
from tests.core.conftest import PROMPTS
from tests.over import over

BANK = QuestionBank.load(PROMPTS / "questions")
FIELDS = load_fields(PROMPTS / "domains.toml")
STAR = {Trigger.NO_SITUATION, Trigger.NO_TASK, Trigger.NO_ACTION, Trigger.NO_RESULT}
each = over(BANK.questions, lambda question: question.id)


def words(text: str) -> int:
    return len(text.split())


def test_every_cell_is_filled():
    cells = Counter((q.domain, q.kind, q.difficulty) for q in BANK.questions)
    kinds = (Kind.GENERAL, Kind.TECHNICAL, Kind.SYSTEM_DESIGN)
    wanted = {(field.id, kind, level) for field in FIELDS for kind in kinds for level in Difficulty}
    assert len(FIELDS) == 7
    assert not {cell for cell in wanted if cells[cell] < 2}
    behavioural = {level: cells[ANY_DOMAIN, Kind.BEHAVIOURAL, level] for level in Difficulty}
    assert behavioural == dict.fromkeys(Difficulty, 8)
    assert len(BANK) >= 150


@each
def test_shape(question: BankQuestion):
    prefix = "behavioural" if question.domain == ANY_DOMAIN else f"{question.domain}-{question.kind.value}"
    assert re.fullmatch(rf"{re.escape(prefix)}-{question.difficulty.value}-[a-z0-9-]+", question.id)
    assert 1 <= words(question.competency) <= 3
    assert 2 <= len(question.tags) <= 5
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", tag) for tag in question.tags)
    assert 4 <= len(question.key_points) <= 7
    assert all(3 <= len(point.cues) <= 6 for point in question.key_points)
    assert 2 <= len(question.probes) <= 3


@each
def test_reading_length(question: BankQuestion):
    assert 12 <= words(question.text) <= 45
    assert len(re.findall(r"[.?!](?=\s|$)", question.text)) <= 3
    assert question.text.endswith(("?", "."))
    assert words(question.explanation) <= 45
    assert all(6 <= words(point.text) <= 22 for point in question.key_points)
    assert all(words(cue) <= 4 for point in question.key_points for cue in point.cues)
    assert all(words(probe.ask) <= 30 for probe in question.probes)


@each
def test_samples_sound_like_people(question: BankQuestion):
    samples = question.samples
    assert 100 <= words(samples.strong) <= 190
    assert 55 <= words(samples.middling) <= 120
    assert 25 <= words(samples.weak) <= 80
    assert not re.search(r"^\s*[-*#]", f"{samples.strong}\n{samples.middling}\n{samples.weak}", re.MULTILINE)


@each
def test_key_points_are_not_copied_from_the_question(question: BankQuestion):
    assert [p.text for p in question.key_points if overlap(p.text, question.text) >= 0.5] == []


@each
def test_key_points_are_distinct(question: BankQuestion):
    texts = [point.text for point in question.key_points]
    assert [pair for pair in combinations(texts, 2) if overlap(*pair) > 0.6] == []
    cues = Counter(cue.casefold() for point in question.key_points for cue in set(point.cues))
    assert [cue for cue, count in cues.items() if count > 1] == []


@each
def test_probes_ask_without_giving_away(question: BankQuestion):
    for probe in question.probes:
        if probe.point is None:
            continue
        point = question.key_points[probe.point]
        new = content_words(point.text) - content_words(question.text)
        assert len(new & content_words(probe.ask)) < 0.5 * len(new), probe.ask
    whens = {probe.when for probe in question.probes}
    assert whens & STAR if question.kind is Kind.BEHAVIOURAL else Trigger.MISSING in whens


def test_no_two_questions_are_alike():
    openings = Counter(opening_words(q.text) for q in BANK.questions)
    assert [opening for opening, count in openings.items() if count > 1] == []
    spoken = [(q.id, content_words(q.text)) for q in BANK.questions]
    near = [
        (a, b) for (a, first), (b, second) in combinations(spoken, 2) if len(first & second) > 0.5 * len(first | second)
    ]
    assert near == []
    asks = Counter(probe.ask.casefold() for q in BANK.questions for probe in q.probes)
    assert [ask for ask, count in asks.items() if count > 1] == []


def test_concepts_are_found_by_the_words_people_use():
    for question in BANK.questions:
        found = BANK.explaining(f"a {question.concept}", question.domain)
        assert found is not None
        assert found.concept.casefold() == question.concept.casefold()
    assert BANK.explaining("flux capacitor of doom", "technology") is None
    assert BANK.explaining("the", "technology") is None


QUESTION = """[[question]]
id = "x"
difficulty = "easy"
competency = "One"
tags = ["a", "b"]
text = "Which?"
concept = "c"
explanation = "e"
key_points = [{ text = "p", cues = ["q"] }]
probes = [{ when = "missing", point = 1, ask = "More?" }]
strong = "s"
middling = "m"
weak = "w"
"""


@pytest.mark.parametrize(
    ("path", "text", "named"),
    [
        ("one/technical.toml", QUESTION.replace('"easy"', '"tricky"'), r"one/technical.toml: question x: difficulty"),
        (
            "one/technical.toml",
            QUESTION.replace("point = 1", "point = 2"),
            r"question x: a probe .* of its 1 key points",
        ),
        ("one/technical.toml", QUESTION.replace('"missing"', '"short"'), r"question x: only a probe for a missing"),
        ("one/technical.toml", QUESTION.replace('weak = "w"', ""), r"question x: weak"),
        ("one/technical.toml", QUESTION + 'colour = "red"', r"question x: colour"),
        ("one/technical.toml", QUESTION * 2, r"question x stands twice"),
        ("one/trivia.toml", QUESTION, r"one/trivia.toml"),
        ("one/technical.toml", "[[question]", r"one/technical.toml"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, path, text, named):
    file = tmp_path / path
    file.parent.mkdir()
    file.write_text(text)
    with pytest.raises(ConfigurationError, match=named):
        QuestionBank.load(tmp_path)


def test_several_folders_make_one_bank(tmp_path):
    for number in (1, 2):
        file = tmp_path / str(number) / "one" / "technical.toml"
        file.parent.mkdir(parents=True)
        file.write_text(QUESTION.replace('"x"', f'"x{number}"'))
    bank = QuestionBank.load(tmp_path / "1", tmp_path / "2")
    assert [q.id for q in bank.in_cell("one", Kind.TECHNICAL)] == ["x1", "x2"]
