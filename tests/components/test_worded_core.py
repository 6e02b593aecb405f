"""What core words for people is known in every other language: its sentences, read off its code, and what its engines
say of real samples."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from components import worded as module
from components.catalogue import messages
from components.worded import sentences, worded
from core.domain.coding import Growth, GrowthPoint, Language, MeasuredGrowth, Outcome, RunResult
from core.domain.evaluation import Gate
from core.domain.interview import Question
from core.domain.speech import Delivery
from core.grading.built_in import BuiltInGrader, gated
from core.grading.code import evaluate
from core.grading.code_style import style_of
from core.grading.drills import drills_of
from core.grading.report import report_of
from core.interviewing.bank import QuestionBank
from core.judge.checkers import Mismatch, conform
from core.judge.complexity import fitted
from core.judge.faults import _SIGNALS, how_it_ended, no_entry
from tests.components.test_catalogue import OTHERS, ROOT
from tests.core.coding.samples import ACCEPTED, WRONG, verdict
from tests.core.grading import test_code as code
from tests.core.grading.graders import PROMPTS_FOLDER, RUBRICS, answer
from tests.core.grading.interviews import interview_of, story, technical
from tests.core.grading.questions import MIDDLING, STRONG, TOLD, WEAK
from tests.core.grading.test_spoken import spoken

CORE = ROOT / "core"
# Of these, what a model, a file or an editor is given is in English.
ELSEWHERE = {"code_opinion", "opinion", "document", "markdown", "model_answers", "own_answers"}
ELSEWHERE |= {"problem_writer", "signature"}
WORDING = [
    *(path for folder in ("grading", "camera", "judge") for path in sorted((CORE / folder).glob("*.py"))),
    CORE / "coding" / "rounds.py",
    CORE / "domain" / "story.py",
    CORE / "interviewing" / "built_in_coach.py",
    CORE / "interviewing" / "counsel.py",
    CORE / "services" / "problems.py",
]
GRADER = BuiltInGrader()
HEDGED = (
    "I think maybe it is um like a sort of tree, I guess, and um maybe it might um be faster, I think, probably um."
)
LISTED = "Index, tree, faster, scan, storage, writes, memory, cost, planner, statistics, cache, disk."
LONG = " ".join([STRONG, MIDDLING, WEAK, TOLD] * 3)


@pytest.fixture(autouse=True, params=OTHERS)
def surface(request, monkeypatch):
    monkeypatch.setattr(module, "surface", lambda: request.param)
    return request.param


def is_put_together(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) and any(
        isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Call | ast.IfExp) for part in node.values
    )


def said_in(path: Path) -> Iterator[str]:
    """Whole sentences that the code holds, with "12" for what is filled in; not what is put together of parts."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    apart: set[int] = set()
    for node in nodes:
        is_note = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_note or is_put_together(node) or isinstance(node, ast.Raise | ast.FormattedValue):
            apart.update(map(id, ast.walk(node)))
        elif isinstance(node, ast.JoinedStr):
            apart.update(map(id, node.values))
    for node in nodes:
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        if id(node) in apart or not all(isinstance(part, ast.Constant | ast.FormattedValue) for part in parts):
            continue
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
        filled = re.sub(r"\{\w*\}", "12", text).strip()
        if re.fullmatch(r"[A-Z“][^\n\\]* [^\n\\]*[.?!]", filled):
            yield filled


def unknown(texts, language: str) -> list[str]:
    """Those that stay as they are. Lists of a report put something of their own before a sentence."""
    bare = [re.sub(r"^(?:Question \d+|In \d+ answers): (.)", lambda found: found[1].upper(), text) for text in texts]
    return sorted({text for text in bare if worded(text) == text and messages(language).get(text) != text})


def test_what_the_code_says_in_whole_sentences(surface):
    said = {text: path.stem for path in WORDING if path.stem not in ELSEWHERE for text in said_in(path)}
    assert len(said) > 120
    assert {text: said[text] for text in unknown(said, surface)} == {}


@cache
def answers() -> list[tuple[Question, str]]:
    """To a question of every field and kind, one of each quality."""
    cells = {(entry.domain, entry.kind): entry for entry in QuestionBank.load(PROMPTS_FOLDER / "questions").questions}
    found = []
    for number, entry in enumerate(cells.values()):
        asked = Question(entry.id, entry.text, entry.kind, entry.difficulty, entry.competency, entry.key_points)
        samples = (entry.samples.strong, entry.samples.middling, entry.samples.weak, HEDGED, LISTED)
        found.append((asked, samples[number % len(samples)]))
    return found


def test_what_the_grader_says_of_answers(surface):
    asked = [(technical(1), text) for text in (HEDGED, LISTED, LONG, MIDDLING)] + [(story(2), WEAK), (story(2), LISTED)]
    found = [GRADER.grade(q, answer(text, q.id), RUBRICS.for_kind(q.kind)) for q, text in (*answers(), *asked)]
    found += [gated(answer(""), RUBRICS.for_kind(technical(1).kind), gate, technical(1)) for gate in Gate]
    said = [text for one in found for text in (*one.strengths, *one.improvements, *(s.reason for s in one.scores))]
    assert len(set(said)) > 100
    assert unknown(said, surface) == []


@pytest.mark.parametrize(
    "said",
    [
        [(technical(1), STRONG), (story(2), TOLD)],
        [(technical(1), WEAK), (technical(2), HEDGED), (technical(3), None)],
        [(story(1), WEAK), (story(2), MIDDLING), (technical(3), MIDDLING)],
        [(technical(1), None)],
        [],
    ],
)
def test_what_a_report_says(said, surface):
    interview = interview_of(said)
    given = [(q, interview.answer_to(q.id)) for q in interview.questions]
    interview = interview.with_evaluations([GRADER.grade(q, a, RUBRICS.for_kind(q.kind)) for q, a in given])
    report, texts = report_of(interview, RUBRICS), []
    texts += [report.headline, report.summary, *report.strengths, *report.improvements, *report.next_steps]
    texts += [text for one in drills_of(interview, report) for text in (one.title, one.what, one.why)]
    assert unknown(texts, surface) == []


def test_what_is_said_of_code(surface):
    long = "def f(a, b, c, d, e):\n" + "\n".join(
        f"{' ' * 4 * min(n, 8)}if a[{n}] > {n}:  # {'x' * 120}" for n in range(1, 50)
    )
    works = [
        code.work(told, hints=hints) for told in (ACCEPTED, WRONG, verdict(Outcome.TIME_LIMIT)) for hints in (0, 2)
    ]
    works += [replace(code.work(), plan=None), replace(code.work(), plan=None, plan_waits=True)]
    works += [
        code.work(plan=replace(code.PLAN, cost=cost, edges=edges, idea=0.4)) for cost in (0, 1) for edges in (0, 1)
    ]
    works += [replace(code.work(), plan=replace(code.PLAN, too_short=True))]
    works += [replace(code.work(), style=style_of(long, Language.PYTHON)), replace(code.work(), style=None)]
    too_fast = fitted([GrowthPoint(10 * n, 0.001) for n in range(1, 9)])
    for growth in (None, too_fast, MeasuredGrowth(Growth.QUADRATIC), MeasuredGrowth(None, (Growth.LINEAR,))):
        works.append(code.work(growth=growth))
    found = [evaluate(one, code.RUBRIC) for one in works]
    said = [text for one in found for text in (*one.strengths, *one.improvements, *(s.reason for s in one.scores))]
    assert unknown(said, surface) == []


def test_what_is_said_of_a_voice(surface):
    rates = [Delivery(1, words_per_minute=pace) for pace in (80, 140, 200)]
    rates += [Delivery(1, fillers=(("um", 9),), fillers_per_minute=rate) for rate in (0.0, 6.2)]
    rates += [Delivery(1, longest_pause_ms=8_000), Delivery(1, pitch_variation_semitones=1.5)]
    rates += [Delivery(1, volume_dbfs=level) for level in (-45.0, -23.0, -6.0)]
    assert unknown([spoken(one).in_words for one in rates], surface) == []


def test_what_is_said_of_a_run(surface):
    ends = [RunResult(outcome) for outcome in (Outcome.TIME_LIMIT, Outcome.MEMORY_LIMIT)]
    ends += [RunResult(Outcome.RUNTIME_ERROR, stderr=error, exit_code=1) for error in ("", "Assertion `i < n' failed.")]
    ends += [RunResult(Outcome.RUNTIME_ERROR, signal=name) for name in (*_SIGNALS, "SIGKILL")]
    said = [how_it_ended(one) for one in ends] + [no_entry("total"), no_entry("total", "total takes 1 argument")]
    said += [f"Before the first case: {text}" for text in said]
    for value in (None, True, 0.5, "x", [], {}):
        with pytest.raises(Mismatch) as mismatch:
            conform(value, "int")
        said.append(f"{mismatch.value}.")
    assert unknown(said, surface) == []


def topics() -> set[str]:
    """Of the questions that come with the product."""
    return {
        found
        for path in PROMPTS_FOLDER.rglob("*.toml")
        for found in re.findall(r'^competency = "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_topic_has_a_name_of_its_own(surface):
    known = {**sentences(surface), **messages(surface)}
    assert len(topics()) > 100
    assert sorted(topics() - known.keys()) == []
    assert len({worded(topic) for topic in topics()}) == len(topics())
