import pytest

from core.application import Application
from core.bootstrap import build
from core.domain.people import LOCAL_PERSON
from core.domain.plan import Kind, Plan
from core.errors import InputRejected
from core.settings import Settings


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    application: Application = build(Settings(_env_file=None, rehearsal_data_dir=folder))
    return application.services_for(LOCAL_PERSON)


def test_without_a_key_each_language_says_what_it_has(services):
    offers = {offer.code: offer for offer in services.languages.offers()}
    assert next(iter(offers)) == "en" and set(offers) == {"en", "es", "fr", "de", "hi", "zh"}
    assert all(offers[code].questions == 8 and not offers[code].is_translated for code in set(offers) - {"en"})
    assert offers["en"].is_heard and not offers["es"].is_heard  # pocketsphinx knows English alone
    assert all(offer.is_spoken for offer in offers.values())


def test_what_can_be_asked_in_a_language(services):
    languages = services.languages
    assert Kind.TECHNICAL in languages.kinds("technology", "en")
    assert set(languages.kinds("technology", "hi")) == {Kind.MIXED, Kind.GENERAL, Kind.BEHAVIOURAL, Kind.SYSTEM_DESIGN}
    assert languages.most_questions("technology", Kind.MIXED, "en") is None
    assert languages.most_questions("technology", Kind.MIXED, "hi") == 8
    assert languages.most_questions("technology", Kind.SYSTEM_DESIGN, "hi") == 1
    assert "Accountability" in languages.topics("healthcare", Kind.BEHAVIOURAL, "hi")


def test_an_interview_in_spanish_is_held_to_its_report(services):
    room = services.interview
    interview = room.start(Plan(kind=Kind.BEHAVIOURAL, language="es", question_count=1), with_reply=True)
    assert interview.current_question.language == "es"
    asked = room.answer(interview, "¿Puede repetir la pregunta?", with_reply=True)
    assert not asked.answers and interview.current_question.text in asked.turns[-1].text
    answer = "El año pasado trabajaba en una agencia y me equivoqué con 40 facturas, llamé enseguida y lo corregí."
    answered = room.answer(asked, answer, with_reply=True)
    services.report.keep_up(answered)
    view = services.report.open(interview.id)
    assert view.interview.evaluations[0].gate is None


@pytest.mark.parametrize("plan", [Plan(language="tlh"), Plan(language="de", kind=Kind.TECHNICAL)])
def test_what_cannot_be_held_is_refused(services, plan):
    with pytest.raises(InputRejected):
        services.interview.start(plan)
