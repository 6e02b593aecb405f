"""A real interview, practised again."""

import pytest

from core.domain.plan import Kind
from core.domain.remembered import Chosen
from core.domain.source import Origin
from core.errors import InputRejected
from core.grading.nearness import nearest
from core.interviewing.remembered import questions_in
from core.services.remembered import MOST_PRACTISED, RememberedService
from tests.fakes.small_bank import small_bank

BANK = small_bank()
KNOWN = next(q for q in BANK.questions if q.domain == "technology" and q.kind is Kind.TECHNICAL)


@pytest.fixture(scope="module")
def service():
    return RememberedService(BANK, questions_in, nearest)


def test_the_nearest_question_of_the_field_stands_beside_each(service):
    found = service.questions_in(f"They asked:\n- {KNOWN.text}\n- Which songs do penguins prefer?", "technology")
    assert [one.nearest.bank_id if one.nearest else None for one in found] == [KNOWN.id, None]
    assert found[0].nearest.likeness > 0.9
    (other,) = service.questions_in(f"- {KNOWN.text}", "finance_banking")
    assert other.nearest is None or BANK.get(other.nearest.bank_id).domain in ("finance_banking", "any")


def test_exactly_what_was_chosen_is_asked_in_its_order(service):
    own = Chosen("Why  did you\nleave?", Kind.GENERAL, "why I left", 3)
    as_the_bank = Chosen("whatever", Kind.GENERAL, "scale", 5, KNOWN.id)
    first, second = service.prepared([own, as_the_bank])
    assert (first.id, first.text, first.kind, first.key_points) == ("q1", "Why did you leave?", Kind.GENERAL, ())
    assert (first.source.origin, first.source.number) == (Origin.NOTES, 3)
    assert (second.id, second.text, second.bank_id) == ("q2", KNOWN.text, KNOWN.id)
    assert second.key_points == KNOWN.key_points


@pytest.mark.parametrize(
    "chosen", [[], [Chosen(" ", Kind.GENERAL)], [Chosen("Why?", Kind.GENERAL)] * (MOST_PRACTISED + 1)]
)
def test_what_cannot_be_practised_is_said(service, chosen):
    with pytest.raises(InputRejected):
        service.prepared(chosen)


@pytest.mark.parametrize("notes", ["", "It went well.", "x" * 50_000])
def test_notes_without_a_question_are_said_to_be(service, notes):
    with pytest.raises(InputRejected):
        service.questions_in(notes, "technology")
