import pytest

from core.grading.inflection import verb_forms
from core.grading.text import read_text


@pytest.mark.parametrize(
    "forms",
    [
        ("try", "tries", "tried", "trying"),
        ("stay", "stays", "stayed", "staying"),
        ("stop", "stops", "stopped", "stopping"),
        ("need", "needs", "needed", "needing"),
        ("reach", "reaches", "reached", "reaching"),
        ("utilise", "utilises", "utilised", "utilising"),
        ("permit", "permits", "permitted", "permitting"),
        ("transmit", "transmits", "transmitted", "transmitting"),
        ("obtain", "obtains", "obtained", "obtaining"),
        ("fix", "fixes", "fixed", "fixing"),
        ("give", "gives", "gave", "giving"),
        ("have", "has", "had", "having"),
    ],
)
def test_the_forms_of_a_verb(forms):
    assert verb_forms(forms[0], {"give": "gave", "have": "had"}) == forms


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("She notified them and procured funds.", "She told them and got money."),
        ("We are constructing a sizeable dwelling.", "We are building a big home."),
        ("It necessitates verifying the entire report.", "It needs checking the whole report."),
    ],
)
def test_a_long_word_is_read_as_the_plain_one_in_every_form(long, short):
    assert [t.stem for t in read_text(long).tokens] == [t.stem for t in read_text(short).tokens]
