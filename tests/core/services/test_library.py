"""The library as a page sees it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.interview import CompletionMethod, Status
from core.domain.library import LibraryQuery
from core.domain.people import Identity
from core.domain.plan import Kind
from core.drafting.notes import BuiltInDrafter
from core.errors import Conflict, InputRejected, NotFound
from core.grading.story import told_in
from core.services.library import LibraryService
from tests.contracts.samples import START, answered, asked, new_interview, question
from tests.fakes.memory_store import MemoryDatabase
from tests.fakes.set_clock import SetClock


@pytest.fixture
def database():
    return MemoryDatabase()


@pytest.fixture
def library(database):
    stores = database.library("ann"), database.interviews("ann")
    return LibraryService(
        Identity("ann", "Ann"), *stores, SetClock(START, step=timedelta(seconds=1)), BuiltInDrafter(told_in)
    )


@pytest.fixture
def interview(database):
    held = answered(asked(new_interview("ann"), question(1, bank_id="queues")), "It evens the load out.")
    return database.interviews("ann").save(held.ended(Status.COMPLETED, CompletionMethod.ALL_ANSWERED, START))


def test_an_answer_is_kept_with_where_it_comes_from(library, interview):
    kept = library.keep(interview.id, "q1")
    assert (kept.title, kept.text) == (interview.questions[0].text, "It evens the load out.")
    assert (kept.kind, kept.answers, kept.interview_id, kept.question_id) == (
        Kind.TECHNICAL,
        "queues",
        interview.id,
        "q1",
    )
    assert kept.tags == (interview.questions[0].competency.casefold(),)
    assert (library.kept_from(interview.id, "q1"), library.kept_from(interview.id, "q2")) == (kept, None)


def test_keeping_again_is_a_version_only_where_something_changed(library, interview, database):
    first = library.keep(interview.id, "q1")
    assert library.keep(interview.id, "q1") == first
    database.interviews("ann").save(interview.with_corrected_answer("q1", "It evens the peaks out."))
    second = library.keep(interview.id, "q1")
    assert (second.id, second.version, second.text) == (first.id, 2, "It evens the peaks out.")


@pytest.mark.parametrize("text", ["", " \x00 ", "x" * 20_001])
def test_what_cannot_be_kept_is_said(library, text):
    with pytest.raises(InputRejected):
        library.write("Why us?", text, Kind.GENERAL)


def test_a_skipped_question_has_nothing_to_keep(library, interview, database):
    skipped = replace(interview, answers=(replace(interview.answers[0], skipped=True),))
    database.interviews("ann").save(skipped)
    with pytest.raises(InputRejected):
        library.keep(interview.id, "q1")


def test_an_earlier_version_comes_back_as_the_next_one(library):
    first = library.write("Why us?", "Because.", Kind.GENERAL, ("Motives", "motives "))
    second = library.edit(first, "Why us?", "For the work.", Kind.GENERAL, ())
    third = library.bring_back(second, 1)
    assert (third.version, third.text, third.tags) == (3, "Because.", ("motives",))
    assert [one.text for one in library.versions(first.id)] == ["Because.", "For the work.", "Because."]
    with pytest.raises(Conflict):
        library.edit(first, "Why us?", "From another tab.", Kind.GENERAL, ())
    with pytest.raises(NotFound):
        library.bring_back(third, 9)


def test_a_page_beyond_the_last_is_the_last(library):
    for number in range(3):
        library.write(f"Question {number}", "Because.", Kind.GENERAL)
    page = library.search(LibraryQuery(page=7, page_size=2))
    assert (page.page, [found.answer.title for found in page.items]) == (2, ["Question 0"])


def test_a_model_answer_is_found_wherever_its_question_is_asked(library, interview):
    kept = library.keep(interview.id, "q1")
    library.use_as_model(kept.id, is_model=True)
    elsewhere = asked(replace(new_interview("ann"), id="another"), question(4, bank_id="queues"))
    assert library.models_for(elsewhere)["q4"].id == kept.id
    assert library.models_for(asked(new_interview("ann"), question(4))) == {}


def test_markdown_takes_no_effect(library):
    library.write("# <b>Why</b>", "[link](javascript:1)\n1. `code`\n> quote", Kind.GENERAL, ("*loud*",))
    text = library.as_markdown(LibraryQuery())
    assert "## \\# \\<b\\>Why" in text and "> \\[link\\](javascript:1)\n> 1\\. \\`code\\`\n> \\> quote" in text
    assert "\\*loud\\*" in text
