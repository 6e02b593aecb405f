"""Signing up, in and out in a browser: over a refresh and a second tab, and after it ended elsewhere."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room import enter, settled
from tests.browser.server import AppServer
from tests.supabase.vouching import Vouching

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "a quiet room at noon"


@pytest.fixture(scope="module", params=["local", "supabase"])
def app(request, tmp_path_factory) -> Iterator[AppServer]:
    settings = {"REHEARSAL_ACCOUNTS": request.param}
    if request.param == "supabase":
        project = request.getfixturevalue("project")
        settings |= {"SUPABASE_URL": project.url, "SUPABASE_ANON_KEY": project.anon_key}
        project.gateway.vouching = Vouching("vera@example.org")
        request.addfinalizer(lambda: setattr(project.gateway, "vouching", None))
    server = AppServer(tmp_path_factory.mktemp("accounts"), settings)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def is_hosted(request) -> bool:
    return bool(request.node.callspec.params["app"] == "supabase")


def somebody(name: str) -> str:
    """Nobody of this name came before: the project serves other tests too, and a test is tried again."""
    return f"{name}{uuid4().hex[:6]}"


def address_of(name: str) -> str:
    return f"{name.lower()}@example.org"


def to_the_form_of_an_account(page: Page) -> None:
    page.get_by_text("Create an account").click()
    expect(page.get_by_label("What to call you")).to_be_visible()
    expect(page.get_by_label("E-mail address")).to_have_count(1)  # the other form's stays for a moment


def sign_up(page: Page, url: str, name: str) -> None:
    page.goto(url)
    to_the_form_of_an_account(page)
    page.get_by_label("What to call you").fill(name)
    page.get_by_label("E-mail address").fill(address_of(name))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    with page.expect_response(re.compile("/auth/enter")) as answer:
        page.get_by_role("button", name="Create account").click()
    assert answer.value.status == 204


def sign_in(page: Page, url: str, name: str, password: str = PASSWORD) -> None:
    page.goto(url)
    page.get_by_label("E-mail address").fill(address_of(name))
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def expect_the_door(page: Page) -> None:
    expect(page.get_by_label("Password", exact=True)).to_be_visible()


def expect_no_provider(page: Page, is_hosted: bool) -> None:
    if is_hosted:
        expect(page.get_by_text("signing in with another service does not work here")).to_be_visible()
        expect(page.get_by_role("link", name="Continue with Google")).to_be_hidden()


def test_up_in_refresh_second_tab_and_out(app, page):
    name = somebody("Ann")
    shown = f"{address_of(name)} · Candidate"
    sign_up(page, f"{app.url}/settings", name)
    expect(page.get_by_text(shown)).to_be_visible()
    cookie = next(one for one in page.context.cookies() if one["name"] == "rehearsal_session")
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax" and not cookie["secure"]
    assert "rehearsal_session" not in page.evaluate("document.cookie")
    page.reload()
    expect(page.get_by_text(shown)).to_be_visible()
    second = page.context.new_page()
    second.goto(f"{app.url}/settings")
    expect(second.get_by_text(shown)).to_be_visible()
    with second.expect_response(re.compile("/auth/leave")):
        second.get_by_role("button", name="Sign out").click()
    expect_the_door(second)
    second.reload()
    expect_the_door(second)
    page.reload()
    expect_the_door(page)
    # What the browser held is worth nothing, also to whoever copied it.
    page.context.add_cookies([cookie])
    page.reload()
    expect_the_door(page)
    sign_in(page, f"{app.url}/settings", name)
    expect(page.get_by_text(shown)).to_be_visible()


def test_a_wrong_password_and_an_unknown_address_read_the_same(app, page, browser):
    known = somebody("Abe")
    other = browser.new_context(reduced_motion="reduce").new_page()
    sign_up(other, app.url, known)
    other.context.close()
    for name in (known, somebody("Nobody")):
        sign_in(page, app.url, name, "this is not it")
        expect(page.get_by_role("alert")).to_contain_text("This address and password do not fit together.")


def test_two_people_see_their_own_only(app, page, browser):
    sign_up(page, app.url, somebody("Bea"))
    enter(page, app.url)
    address = page.url
    other = browser.new_context(reduced_motion="reduce").new_page()
    sign_up(other, app.url, somebody("Cyd"))
    other.goto(address)
    expect(other.get_by_text("This was not found.")).to_be_visible()
    other.goto(f"{app.url}/progress")
    expect(other.get_by_text("Bea")).to_have_count(0)
    other.context.close()


def test_ending_a_session_from_another_browser_is_effective_at_once(app, page, browser):
    name = somebody("Dee")
    sign_up(page, f"{app.url}/settings", name)
    other = browser.new_context(reduced_motion="reduce").new_page()
    sign_in(other, f"{app.url}/settings", name)
    expect(other.get_by_text("In use here")).to_be_visible()
    other.get_by_role("button", name="Sign it out").click()
    # That the button is gone says nothing: it goes for a moment with every drawing that moves it.
    expect(other.get_by_text("Signed out there.")).to_be_visible()
    expect(other.get_by_role("button", name="Sign it out")).to_have_count(0)
    page.get_by_role("link", name="Progress").click()
    expect_the_door(page)
    other.context.close()


def test_with_a_provider_one_press_signs_in_and_it_lasts(app, page, is_hosted):
    page.goto(app.url)
    expect_the_door(page)
    link = page.get_by_role("link", name="Continue with Google")
    if not is_hosted:
        expect(link).to_have_count(0)
        return
    link.click()
    page.wait_for_url(f"{app.url}/")
    page.goto(f"{app.url}/settings")
    expect(page.get_by_text("vera@example.org · Candidate")).to_be_visible()
    page.reload()
    expect(page.get_by_text("vera@example.org · Candidate")).to_be_visible()


def test_everything_goes_with_the_account(app, page):
    name = somebody("Eve")
    sign_up(page, f"{app.url}/settings", name)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download everything").click()
    assert download.value.path().read_bytes().startswith(b"PK")
    page.get_by_role("button", name="Delete my account").click()
    page.get_by_label("Type DELETE to go on").fill("DELETE")
    page.get_by_label("Type DELETE to go on").press("Tab")
    page.get_by_role("button", name="Delete it all").click()
    expect_the_door(page)
    sign_in(page, app.url, name)
    expect(page.get_by_role("alert")).to_contain_text("do not fit together")


def test_where_routes_do_not_pass_it_lasts_for_the_tab_and_says_so(app, page, is_hosted):
    # As Streamlit's own server answers what it does not know.
    page.route(re.compile("/auth/"), lambda route: route.fulfill(status=200, body="<!doctype html>"))
    page.goto(f"{app.url}/settings")
    expect_no_provider(page, is_hosted)
    to_the_form_of_an_account(page)
    name = somebody("Fay")
    page.get_by_label("What to call you").fill(name)
    page.get_by_label("E-mail address").fill(address_of(name))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_text("You are signed in for this tab only.")).to_be_visible()
    expect(page.get_by_text("This host lets no cookie through")).to_be_visible()
    page.get_by_role("link", name="Progress").click()
    expect(page.get_by_role("heading", name="Progress", exact=True)).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_text(f"{address_of(name)} · Candidate")).to_be_visible()
    page.reload()
    expect_the_door(page)
    expect_no_provider(page, is_hosted)  # nothing is on its way any more when the browser closes


def test_landing_health_and_shared_need_no_sign_in(app, page):
    page.goto(f"{app.url}/landing")
    expect(page.get_by_role("heading", name="Rehearse the interview before it counts")).to_be_visible()
    page.goto(f"{app.url}/shared?link=none")
    expect(page.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    assert page.request.get(f"{app.url}/health").status == 200
