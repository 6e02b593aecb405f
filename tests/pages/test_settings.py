"""Settings: a personal token is shown once, named, and revoked."""


def test_a_token_is_shown_once_and_revoked(open_page, services):
    page = open_page("settings")
    page.text_input[0].set_value("Weekly <b>report</b>")
    next(button for button in page.button if button.label == "Make a token").click().run()
    assert not page.exception
    (shown,) = (code.value for code in page.code)
    (kept,) = services.tokens.all()
    assert shown.startswith("rehearsal_") and kept.name == "Weekly <b>report</b>"
    page.run()
    assert not page.code, "it is never shown again"
    page.button(key=f"revoke-{kept.id}").click().run()
    assert not page.exception and services.tokens.all() == ()


def test_a_token_without_a_name_is_asked_for_one(open_page, services):
    page = open_page("settings")
    next(button for button in page.button if button.label == "Make a token").click().run()
    assert [error.value for error in page.error] and services.tokens.all() == ()
