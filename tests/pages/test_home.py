"""Home's reasons to come back: there, switched off, and started."""

from core.domain.practice import Preferences
from tests.contracts.histories import history, keep
from tests.pages.test_screens import words

OFF = Preferences(
    points=False, streak=False, badges=False, challenges=False, revision=False, skills=False, weekly_goal=0
)


def practised(services) -> None:
    keep(services.progress.store, history(3, "local", 25))


def test_home_shows_level_streak_challenges_skills_and_badges(open_page, services):
    practised(services)
    shown = words(open_page("home"))
    for part in ("**Level ", "begin a streak", "**Due today**", "**Skill map**", "**Badges**"):
        assert part in shown
    assert shown.count('class="rh-challenge"') == 3


def test_all_of_it_can_be_switched_off(open_page, services):
    practised(services)
    services.practice.choose(OFF)
    shown = words(open_page("home"))
    for part in (
        "**Level ",
        "streak",
        "**Due today**",
        "**Skill map**",
        "**Badges**",
        'class="rh-challenge"',
        "this week",
    ):
        assert part not in shown


def test_wishes_are_saved_from_the_page(open_page, services):
    practised(services)
    app = open_page("home")
    next(toggle for toggle in app.toggle if toggle.label == "Badges").set_value(False)
    next(button for button in app.button if button.label == "Save").click().run()
    assert not app.exception
    assert not services.practice.preferences().badges
    assert "**Badges**" not in words(app)


def test_what_is_due_is_one_press_away(open_page, services):
    practised(services)
    app = open_page("home")
    assert "Practise what is due" in [button.label for button in app.button]
    next(button for button in app.button if button.label == "Practise what is due").click().run()
    assert not app.exception
    assert services.home.overview().resumable is not None


def test_a_topic_with_markup_is_text(open_page, services):
    from dataclasses import replace

    made = [
        (replace(i, questions=tuple(replace(q, competency="<img src=x> **bold**") for q in i.questions)), score)
        for i, score in history(3, "local", 12)
    ]
    keep(services.progress.store, made)
    shown = words(open_page("home"))
    assert "<img src=x>" not in shown.replace("&lt;img src=x&gt;", "")
