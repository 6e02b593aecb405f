from dataclasses import replace
from itertools import pairwise

import pytest

from core.adapters.system_clock import SystemClock
from core.domain.people import LOCAL_PERSON, Identity, Role
from core.errors import ConfigurationError, InputRejected, NotAllowed, NotFound
from core.grading.built_in import BuiltInGrader
from core.grading.calibration import load_calibration
from core.interviewing.bank import QuestionBank
from core.services.calibration import CalibrationService, GradedAnswers
from tests.core.grading.graders import PROMPTS_FOLDER, RUBRICS
from tests.fakes.memory_levels import MemoryHandLevels

ANSWERS = load_calibration(PROMPTS_FOLDER / "calibration")
COACH = Identity("cy", "Cy", Role.COACH)


def graded_answers(answers=ANSWERS):
    bank = QuestionBank.load(PROMPTS_FOLDER / "questions")
    return GradedAnswers(answers, bank, BuiltInGrader(), RUBRICS, SystemClock())


@pytest.fixture(scope="module")
def graded():
    found = graded_answers()
    found.run()
    return found


@pytest.fixture
def service(graded):
    """Of anybody, over the same rows."""
    rows = {}
    return lambda who=COACH: CalibrationService(who, graded, MemoryHandLevels(rows, who.id))


def levels_for(task, level=3, reason="as I see it"):
    return {criterion.id: (level, f"{reason}: {criterion.name}") for criterion in task.criteria}


def test_the_grader_in_use_agrees_fairly_with_the_authors():
    calibration = CalibrationService(LOCAL_PERSON, graded_answers(), MemoryHandLevels({}, "local"))
    assert calibration.known is None
    found = calibration.run()
    assert calibration.known == found
    assert (found.answers, found.graded_by, found.levelled_by) == (40, ("built-in",), ("authors",))
    assert found.overall.kappa > 0.6
    assert found.overall.within_one > 0.75
    assert {name for name, _ in found.by_criterion} == {"substance", "depth", "clarity", "confidence", "star"}
    assert sum(len(agreement.pairs) for _, agreement in found.by_criterion) == len(found.overall.pairs) == 160


def test_an_unknown_question_is_named():
    with pytest.raises(ConfigurationError, match="nowhere"):
        graded_answers([replace(ANSWERS[0], bank_id="nowhere")]).run()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (LOCAL_PERSON, True),
        (COACH, True),
        (Identity("ada", "Ada", Role.ADMINISTRATOR), True),
        (Identity("ann", "Ann", Role.CANDIDATE), False),
        (Identity("ann", "", Role.CANDIDATE), False),
    ],
)
def test_who_gives_levels_of_their_own(service, who, may):
    calibration = service(who)
    assert calibration.may_level is may
    if may:
        assert calibration.to_level(1).number == 1
        return
    for refused in (
        lambda: calibration.to_level(1),
        lambda: calibration.give(1, {}),
        lambda: calibration.take_back(1),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert calibration.own() is None and calibration.known is not None


def test_every_answer_comes_once_and_not_from_the_weakest_to_the_best(service):
    tasks = [service().to_level(number) for number in range(1, 41)]
    assert {task.text for task in tasks} == {answer.text for answer in ANSWERS}
    assert [task.text for task in tasks] != [answer.text for answer in ANSWERS]
    levels = {answer.text: answer.levels[0].level for answer in ANSWERS}
    rising = sum(levels[a.text] <= levels[b.text] for a, b in pairwise(tasks))
    assert rising < 30
    for number in (0, 41, -1):
        with pytest.raises(NotFound):
            service().to_level(number)


def test_own_levels_are_kept_and_stand_apart_from_the_authors(service):
    calibration, authors = service(), service().known
    assert calibration.own() is None
    for number in (1, 2, 3):
        task = calibration.to_level(number)
        graders = next(one for one in calibration._graded.known if one.levelled.id == task.id)
        given = {score.criterion_id: (score.level or 1, "the same") for score in graders.evaluation.scores}
        calibration.give(number, {criterion.id: given.get(criterion.id, (1, "same")) for criterion in task.criteria})
    own = service().own()
    assert (own.answers, own.levelled_by, len(own.overall.pairs)) == (3, ("you",), 12)
    assert own.overall.mean_error == 0 and own.overall.worst() == ()
    assert service().known == authors
    assert service().levelled() == (True,) * 3 + (False,) * 37
    assert service(replace(COACH, id="dee")).own() is None


def test_other_levels_take_the_place_of_the_first(service):
    for level in (1, 5):
        service().give(7, levels_for(service().to_level(7), level))
    assert {one.level for one in service().to_level(7).given} == {5}
    service().take_back(7)
    assert service().to_level(7).given == ()
    assert not any(service().levelled())


@pytest.mark.parametrize(
    "given",
    [
        pytest.param((None, "a reason"), id="no level"),
        pytest.param((3, "  "), id="no reason"),
        pytest.param((6, "a reason"), id="no such level"),
        pytest.param((3, "x" * 501), id="a reason that does not end"),
    ],
)
def test_a_level_without_its_reason_is_not_kept(service, given):
    task = service().to_level(1)
    levels = {**levels_for(task), task.criteria[-1].id: given}
    with pytest.raises(InputRejected):
        service().give(1, levels)
    with pytest.raises(InputRejected, match=task.criteria[0].name):
        service().give(1, {})
    assert service().to_level(1).given == ()


def test_levels_of_words_that_were_changed_since_are_not_taken_for_those_of_others(service):
    service().give(1, levels_for(service().to_level(1)))
    changed = replace(ANSWERS[0], text=ANSWERS[0].text + " And more.")
    assert changed.id != ANSWERS[0].id == replace(ANSWERS[0], levels=()).id
    assert len({answer.id for answer in ANSWERS}) == 40
