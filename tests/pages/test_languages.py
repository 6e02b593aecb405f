"""Interviews and screens in other languages."""

import json
import re
import time
from dataclasses import replace
from html import unescape

import pytest

from components.catalogue import messages
from components.worded import sentences
from core import bootstrap
from core.domain.coding import Language
from core.domain.people import Identity, Role
from core.domain.plan import Kind, Medium, Plan
from core.interviewing.listening import Tone, tone_of
from tests.fakes.resumes import JOB, TEXT


def test_the_green_room_offers_languages_and_says_what_there_is(open_page, services):
    app = open_page("setup")
    choice = next(box for box in app.selectbox if box.label == "Interview language")
    assert "Español · Spanish" in choice.options
    choice.set_value("es").run()
    assert "8 questions were written in Spanish" in " ".join(caption.value for caption in app.caption)
    kinds = next(radio for radio in app.radio if radio.label == "Kind of interview")
    assert not any("Technical" in option for option in kinds.options)
    next(button for button in app.button if button.label == "Enter the room").click().run()
    interview = services.interview.open(services.home.overview().resumable.id)
    assert (interview.plan.language, interview.plan.kind) == ("es", Kind.MIXED)
    assert interview.current_question.language == "es"


def in_german() -> dict[str, str]:
    """What screens and core say in fixed words."""
    return {**sentences("de"), **messages("de")}


def letters(text: str) -> str:
    return re.sub(r"\W|_", "", text)


def shown(app) -> list[str]:
    """Every text of a screen, without markup, icons and figures."""
    parts = [element.value for kind in ("markdown", "caption", "title", "subheader") for element in app.get(kind)]
    parts += [element.proto.body for element in app.get("html") if "<style" not in element.proto.body]
    parts += [element.label for kind in ("button", "toggle") for element in app.get(kind)]
    parts += [text for box in app.radio for text in (box.label, *box.options)]
    boxes = ("selectbox", "text_input", "multiselect", "slider", "date_input")
    parts += [element.label for kind in boxes for element in app.get(kind)]
    plain = (re.sub(r"<[^>]+>|:\w+\[|:material/\w+:|[*\]]", "\n", part or "") for part in parts)
    return [line.strip() for part in plain for line in part.split("\n") if re.search(r"[A-Za-z]{3}", line)]


@pytest.mark.parametrize("screen", ["home", "setup", "progress", "settings", "landing"])
def test_nothing_stays_english_on_the_screens_that_are_whole(open_page, services, interviewed, screen):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    lines = shown(open_page(screen))
    german = in_german()
    assert [line for line in lines if line in german and german[line] != line] == []
    assert [line for line in lines if tone_of(line, "de") is Tone.FOREIGN] == []
    first = {"home": "Gespräch beginnen", "setup": "Eintreten", "progress": "Fortschritt"}
    first |= {"settings": "Eigene Daten", "landing": "Eine Frage ausprobieren"}
    assert first[screen] in lines


@pytest.mark.parametrize(
    ("screen", "query", "shows"),
    [
        ("chat", {}, "Neue Unterhaltung"),
        ("library", {}, "Eine Antwort schreiben"),
        ("answer", {"id": "new"}, "Eine neue Antwort"),
        ("answer", {"id": "draft"}, "Entwerfen"),
        ("resume", {}, "Neu lesen"),
        ("resume", {"job": "any"}, "Diese Lücken üben"),
    ],
)
def test_where_ones_own_words_are_kept_only_they_stay_english(open_page, services, screen, query, shows):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    services.library.write("Warum hier", "Weil mir die Arbeit dort gefällt.", Kind.BEHAVIOURAL, ())
    papers = services.papers
    resume = list(papers.resumes.add_text(TEXT, "Mein Lebenslauf"))[-1].resume
    job = papers.jobs.add("Entwicklung", "Acme", JOB)
    lines = [re.sub("„[^“]*“", "„“", unescape(line)) for line in shown(open_page(screen, **query))]  # what is quoted
    assert shows in lines
    match = papers.jobs.match(resume, job)
    own = [TEXT, JOB, *(question.text for question in match.questions)]
    said = [m.text for talk in services.chat.recent() for m in services.chat.open(talk.id).messages]
    theirs, german = letters("".join(own)), in_german()
    ours = [line for line in lines if letters(line) not in theirs]
    for question in filter(None, (text.partition(": ")[2] for text in said)):  # of the bank, after the coach's greeting
        ours = [line.replace(question, "") for line in ours]
    assert [line for line in ours if german.get(line, line) != line] == []
    # A sentence of ours may quote a line of theirs.
    assert [line for line in ours if tone_of(re.sub("„.+?“", "", line), "de") is Tone.FOREIGN] == []


def texts_in(given) -> list[str]:
    """Of what is handed to a component in the browser."""
    parts = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    return [given] if isinstance(given, str) else [text for part in parts for text in texts_in(part)]


@pytest.mark.parametrize("medium", list(Medium))
def test_nothing_stays_english_in_the_room(open_page, services, medium):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    plan = Plan(kind=Kind.SYSTEM_DESIGN, language="de", medium=medium, question_count=1)
    interview = services.interview.start(plan, with_reply=True)
    app = open_page("interview", id=interview.id)
    next(button for button in app.button if button.label == "Tafel öffnen").click().run()
    if medium is Medium.TEXT:
        next(button for button in app.button if button.label == "Beenden").click().run()
    lines, german = shown(app), in_german()
    services.voice.close(interview.id)
    assert [line for line in lines if line in german and german[line] != line] == []
    assert [line for line in lines if tone_of(line, "de") is Tone.FOREIGN] == []
    given = [text for element in app.get("bidi_component") for text in texts_in(json.loads(element.proto.json or "{}"))]
    assert len(given) > 50
    assert [text for text in given if text in german and german[text] != text] == []
    assert [text for text in given if "<" not in text and tone_of(text, "de") is Tone.FOREIGN] == []


def test_the_language_of_the_screens_is_chosen_in_the_settings(open_page, services):
    app = open_page("settings")
    choice = next(box for box in app.selectbox if box.label.startswith("Language of the screens"))
    choice.set_value("de").run()
    assert services.practice.preferences().surface == "de"


def is_ours(line: str, theirs: str) -> bool:
    return bool(letters(line)) and letters(line) not in letters(theirs)


def stays_english(app, theirs: str) -> list[str]:
    """What is not in German although it is the product that says it."""
    german, lines = in_german(), [unescape(line) for line in shown(app)]
    lines += [area.label for area in (*app.text_area, *app.text_input, *app.number_input)]
    lines += [tab.label for tab in app.tabs]
    return [
        line
        for line in lines
        if is_ours(line, theirs) and (german.get(line, line) != line or tone_of(line, "de") is Tone.FOREIGN)
    ]


@pytest.mark.parametrize("medium", list(Medium))
def test_nothing_stays_english_at_the_desk_but_the_problem(open_page, services, medium):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    app = open_page("coding")
    assert "Runde beginnen" in shown(app) and stays_english(app, "") == []
    coding, plan = services.coding, Plan(kind=Kind.CODING, question_count=1, medium=medium)
    interview = coding.start(plan)
    desk = coding.desk(interview.id)
    problem = desk.problem
    theirs = " ".join((problem.title, problem.statement, *problem.hints, *(turn.text for turn in interview.turns)))
    app = open_page("coding", id=interview.id)
    assert "Gleich zum Code" in shown(app) and stays_english(app, theirs) == []
    coding.tell_approach(interview.id, desk.question.id, "")
    coding.take_hint(interview.id, desk.question.id, 1)
    coding.submit(interview.id, desk.question.id, Language.PYTHON, "def broken(:")
    while (job := coding.job(interview.id)) and job.running:
        time.sleep(0.05)
    app = open_page("coding", id=interview.id)
    services.voice.close(interview.id)
    desk = coding.desk(interview.id)
    theirs += " ".join((*(s.verdict.message for s in desk.submissions), *(turn.text for turn in desk.interview.turns)))
    assert "Ein Hinweis wurde geöffnet" in shown(app) and stays_english(app, theirs) == []


def test_nothing_stays_english_where_levels_are_compared_but_the_answers(open_page, services):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    app = open_page("calibration")
    theirs = " ".join(
        f"{pair.question} {pair.answer} {pair.by_hand.reason} Von Hand:"
        for pair in services.calibration.known.overall.pairs
    )
    assert "Durchlauf starten" in [button.label for button in app.button] and stays_english(app, theirs) == []
    task, app = services.calibration.to_level(1), open_page("calibration", level="1")
    assert stays_english(app, f"{task.question} {task.text}") == []
    captions = [text for box in app.radio for text in box.proto.captions]
    assert captions and [text for text in captions if tone_of(text, "de") is Tone.FOREIGN] == []


def test_nothing_stays_english_in_the_administration(open_page, services):
    services.practice.choose(replace(services.practice.preferences(), surface="de"))
    app = open_page("administration")
    assert "Für alle speichern" in [button.label for button in app.button] and stays_english(app, "") == []


def test_nothing_stays_english_where_somebody_coaches_and_is_coached(open_page, services, monkeypatch):
    built = bootstrap.application(dict)
    ann, bob = Identity("ann", "Ann", Role.COACH, "ann@x"), Identity("bob", "Bob", Role.CANDIDATE, "bob@x")
    for who in (ann, bob):
        practice = built.services_for(who).practice
        practice.choose(replace(practice.preferences(), surface="de"))
    coaching = built.services_for(ann).coaching
    built.services_for(bob).coaching.accept_code(coaching.invite())
    coaching.invite("eve@x.org")
    for who, says in ((ann, "Noch nicht angenommene Einladungen"), (bob, "Wer Zugang hat")):
        monkeypatch.setattr("components.wiring.identity", lambda who=who: who)
        monkeypatch.setattr("components.gate.whoever", lambda who=who: who)
        app = open_page("coach")
        assert says in shown(app) and stays_english(app, "eve@x.org Ann Bob") == []
    monkeypatch.setattr("components.wiring.identity", lambda: ann)
    monkeypatch.setattr("components.gate.whoever", lambda: ann)
    app = open_page("coach", candidate="bob")
    assert "Alle Übenden" in shown(app) and stays_english(app, "Bob") == []
