"""Which phases of a design were touched, held against answers read by hand."""

import time
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.board.phases import DesignPhases
from core.domain.board import Board, Edge, Node, PartKind
from core.domain.interview import Difficulty, Interview, Kind, Question, Speaker, Status, Turn, TurnKind
from core.domain.plan import Plan
from core.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[3]
START = datetime(2026, 11, 20, 9, tzinfo=UTC)
QUESTION = Question("q1", "Design a link shortener.", Kind.SYSTEM_DESIGN, Difficulty.MEDIUM, "Scalability")
LETTERS = {"R": "requirements", "E": "estimates", "I": "interface", "D": "data", "S": "scale", "F": "failures"}
# What a reader finds in the bank's own samples: touched, and not touched; a letter in neither can be argued about.
READ_BY_HAND = [
    ("easy-game-leaderboard", "strong", "REDSF", ""),
    ("easy-game-leaderboard", "middling", "RIDF", "E"),
    ("easy-game-leaderboard", "weak", "DS", "RF"),
    ("easy-fair-limiter", "strong", "EIDF", ""),
    ("easy-fair-limiter", "middling", "ID", "RF"),
    ("easy-fair-limiter", "weak", "S", "REI"),
    ("medium-goal-alert", "strong", "ESF", ""),
    ("medium-goal-alert", "middling", "ESF", "RI"),
    ("medium-goal-alert", "weak", "IS", "REDF"),
    ("medium-merchant-webhooks", "strong", "IEDSF", ""),
    ("medium-merchant-webhooks", "middling", "ISF", "RE"),
    ("medium-merchant-webhooks", "weak", "IF", "ES"),
    ("hard-quarter-hour-meters", "strong", "EDSF", ""),
    ("hard-quarter-hour-meters", "middling", "DSF", "R"),
    ("hard-quarter-hour-meters", "weak", "IDS", "REF"),
    ("hard-orders-move-out", "strong", "EDF", ""),
    ("hard-orders-move-out", "middling", "DF", "REIS"),
    ("hard-orders-move-out", "weak", "DF", "REIS"),
    ("medium-four-active-users", "strong", "RD", "ES"),
    ("medium-four-active-users", "middling", "D", "EIS"),
    ("medium-four-active-users", "weak", "", "EISF"),
]


@pytest.fixture(scope="module")
def phases():
    return DesignPhases.load(ROOT / "prompts/design_phases.toml")


def interview(*said: str) -> Interview:
    """Something said every minute."""
    turns = tuple(
        Turn(f"t{n}", Speaker.CANDIDATE, TurnKind.ANSWER, text, START + timedelta(minutes=n), QUESTION.id)
        for n, text in enumerate(said, start=1)
    )
    plan = Plan(kind=Kind.SYSTEM_DESIGN)
    return Interview("i", "ann", plan, Status.IN_PROGRESS, START, questions=(QUESTION,), turns=turns)


def touched(phases: DesignPhases, *said: str, board: Board | None = None) -> set[str]:
    return {one.id for one in phases.touched(interview(*said), QUESTION, board) if one.at}


def test_the_shipped_cues_agree_with_a_reader(phases):
    bank = tomllib.loads((ROOT / "prompts/questions/technology/system_design.toml").read_text())["question"]
    samples = {question["id"].removeprefix("technology-system_design-"): question for question in bank}
    right = invented = missed = 0
    for name, sample, letters, absent in READ_BY_HAND:
        found = touched(phases, samples[name][sample])
        there = {LETTERS[letter] for letter in letters}
        right += len(there & found)
        missed += len(there - found)
        invented += len({LETTERS[letter] for letter in absent} & found)
    f1 = 2 * right / (2 * right + invented + missed)
    assert f1 >= 0.9, f"{right} right, {missed} missed, {invented} invented"


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Before I start: who uses it, and do we need accounts?", "requirements"),
        ("A hundred million links at 500 bytes is 50 GB.", "estimates"),
        ("POST /links takes a URL and returns a code.", "interface"),
        ("One table, the code is the primary key.", "data"),
        ("Read replicas behind a load balancer.", "scale"),
        ("When the writer crashes, a standby takes over.", "failures"),
    ],
)
def test_each_phase_has_its_words(phases, text, phase):
    assert phase in touched(phases, text)


OTHERS = {
    "es": (
        "Antes de empezar: ¿quién lo usa?",
        "Son unas 500 escrituras por segundo.",
        "La interfaz recibe JSON.",
        "Una tabla en la base de datos.",
        "Una cola, y más servidores.",
        "Si se cae, reintentamos.",
    ),
    "fr": (
        "Avant de commencer : qui l'utilise ?",
        "Environ 500 écritures par seconde.",
        "L'interface reçoit du JSON.",
        "Une table dans la base de données.",
        "Une file d'attente et un cache.",
        "En cas de panne, on réessaie.",
    ),
    "de": (
        "Bevor ich anfange: Wer nutzt es?",
        "Grob gerechnet 500 Schreibvorgänge pro Sekunde.",
        "Die Schnittstelle nimmt JSON an.",
        "Eine Tabelle in der Datenbank.",
        "Eine Warteschlange und mehr Server.",
        "Bei einem Ausfall wiederholen wir es.",
    ),
    "hi": (
        "शुरू करने से पहले मैं पूछना चाहता हूँ।",
        "लगभग 500 प्रति सेकंड।",
        "एपीआई JSON लेता है।",
        "डेटाबेस में एक टेबल।",
        "एक कतार और कैश।",
        "अगर सर्वर क्रैश हो तो दोबारा कोशिश।",
    ),
    "zh": (
        "先确认一下需求。",
        "大约每秒五百次写入。",
        "接口收JSON。",
        "数据库里一张表。",
        "加队列和缓存。",
        "宕机时重试。",
    ),
}


@pytest.mark.parametrize("language", OTHERS)
def test_each_phase_has_its_words_in_every_language(phases, language):
    held = interview(*OTHERS[language])
    held = replace(held, plan=replace(held.plan, language=language))
    found = phases.touched(held, QUESTION, None)
    assert [one.at for one in found] == [turn.at for turn in held.turns], "each from its own sentence, and no earlier"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Rest ist mir klar, und dies auch."),
        ("fr", "Le reste me va."),
        ("es", "El resto está bien."),
        ("zh", "你好，很高兴见到你。"),
    ],
)
def test_small_talk_in_another_language_touches_nothing(phases, language, text):
    held = interview(text)
    held = replace(held, plan=replace(held.plan, language=language))
    assert [one.id for one in phases.touched(held, QUESTION, None) if one.at] == []


@pytest.mark.parametrize(
    "text",
    ["9" * 20_000, "1," * 10_000, "200 " * 5_000, "is it " * 3_300, "ten a b " * 2_500, "what " * 4_000, "10 " * 6_600],
)
def test_words_made_to_be_slow_are_not(phases, text):
    began = time.perf_counter()
    touched(phases, text)
    assert time.perf_counter() - began < 2


def test_a_language_without_cues_has_no_phases(phases):
    held = interview("A cache in front.")
    assert phases.touched(replace(held, plan=replace(held.plan, language="pt")), QUESTION, None) == ()


@pytest.mark.parametrize("text", ["", "Hello, I am glad to be here.", "I like working with people."])
def test_small_talk_touches_nothing(phases, text):
    assert touched(phases, text) == set()


def test_the_first_moment_counts_and_says_where_it_was(phases):
    board = Board("q1", (Node("a", PartKind.CACHE, "Hot links", 0, 0, START + timedelta(seconds=30)),))
    held = interview("Before I start: do we need accounts?", "A cache in front.", "Again a cache.")
    found = {one.id: one for one in phases.touched(held, QUESTION, board)}
    assert (found["scale"].at, found["scale"].is_drawn) == (START + timedelta(seconds=30), True)
    assert (found["requirements"].at, found["requirements"].is_drawn) == (START + timedelta(minutes=1), False)
    assert found["failures"].at is None
    assert list(found) == list(LETTERS.values())


def test_words_on_an_arrow_count_and_a_box_that_is_not_kept_yet_does_not(phases):
    nodes = (Node("a", PartKind.CLIENT, "App", 0, 0, START), Node("b", PartKind.SERVICE, "Links", 200, 0, START))
    board = Board("q1", nodes, (Edge("e", "a", "b", "POST /links", START),))
    assert touched(phases, board=board) == {"interface"}
    assert touched(phases, board=Board("q1", (Node("a", PartKind.QUEUE, "Jobs", 0, 0),))) == set()


def test_what_was_said_to_another_question_does_not_count(phases):
    held = interview("A cache in front.")
    elsewhere = replace(held, turns=tuple(replace(turn, question_id="q2") for turn in held.turns))
    assert all(one.at is None for one in phases.touched(elsewhere, QUESTION, None))


def test_another_field_has_no_phases(phases):
    held = interview("A cache in front.")
    assert phases.touched(replace(held, plan=replace(held.plan, domain="education")), QUESTION, None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "fields = []\nphase = []",
        'fields = ["technology"]\n[[phase]]\nid = "a"\nname = "A"\ncues = {en = ["b"]}\npatterns = ["("]',
        'fields = ["technology"]\n[[phase]]\nid = "a"\nname = "A"\ncues = {en = ["b"]}\nkinds = ["robot"]',
        "fields = ",
    ],
)
def test_a_wrong_file_is_said_to_be(tmp_path, text):
    (tmp_path / "phases.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=r"phases\.toml"):
        DesignPhases.load(tmp_path / "phases.toml")
