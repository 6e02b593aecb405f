"""The green room in other languages."""

from core.domain.plan import Kind


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
