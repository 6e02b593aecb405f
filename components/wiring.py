"""Where the screens meet the core: the services of whoever is signed in, and the one place that catches our errors."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from components.catalogue import t
from components.places import page_path
from components.worded import worded
from core.application import Application, Services
from core.bootstrap import application
from core.domain.people import COOKIE, Identity
from core.errors import Conflict, InputRejected, NotFound, PracticeError, SignInExpired

TOKEN = "session-token"  # noqa: S105  where a tab keeps it
_HELD = "services"
_log = logging.getLogger("rehearsal")


@dataclass(frozen=True, slots=True)
class _Held:
    """What this tab used last, and whose it is."""

    application: Application
    identity: Identity
    services: Services


def token() -> str | None:
    """Of the session that this browser shows, whatever it is worth: this tab's own, or the cookie's."""
    if held := st.session_state.get(TOKEN):
        return str(held)
    cookie = st.context.cookies.get(COOKIE)
    return cookie if isinstance(cookie, str) else None  # a stand-in of Streamlit's test runner is not


def identity() -> Identity:
    """Who is asking; without accounts the one local person. Raises SignInExpired when nobody is signed in, or not any
    more; ConfigurationError, StoreError."""
    who = running().identity_of(token() if running().sign_in else None)
    if who is None:
        raise SignInExpired("nobody is signed in")
    return who


def services() -> Services:
    """Of whoever is asking; a page calls it often. Raises as `identity` does."""
    application, who = running(), identity()
    held: _Held | None = st.session_state.get(_HELD)
    if held is None or held.application is not application or held.identity != who:
        held = st.session_state[_HELD] = _Held(application, who, application.services_for(who))
    return held.services


def is_visitor() -> bool:
    """Whether the address is that of a shared report: there is nothing else to go to from it."""
    url = st.context.url
    return isinstance(url, str) and urlsplit(url).path.rstrip("/").endswith("/shared")


def address(screen: str, **query: str) -> str:
    """Of one of our screens, as others can open it: beside the one that is open now."""
    url = st.context.url
    here = urlsplit(url if isinstance(url, str) else "")
    path = f"{here.path.rstrip('/').rpartition('/')[0]}/{screen}"
    return urlunsplit((here.scheme, here.netloc, path, urlencode(query), ""))


def running() -> Application:
    """The process's own application. Raises ConfigurationError, StoreError."""
    return application(_secrets)


def _secrets() -> Mapping[str, object] | None:
    return st.secrets.to_dict() if st.secrets.load_if_toml_exists() else None


def _not_found(error: NotFound) -> None:
    st.warning(worded(error.user_message), icon=":material/search_off:")
    st.page_link(page_path("home"), label=t("Back to Home"), icon=":material/home:")


@contextmanager
def friendly_errors(
    not_found: Callable[[NotFound], None] = _not_found, conflict: Callable[[], None] | None = None
) -> Iterator[None]:
    """What went wrong, what was kept, and what to do next, instead of a traceback; the script stops there.
    `conflict`: what to do where something was ended or continued elsewhere, in place of saying so."""
    try:
        yield
    except NotFound as error:
        _log.info("%s", error)
        not_found(error)
        st.stop()
    except PracticeError as error:
        if conflict and isinstance(error, Conflict):
            conflict()
        _log.warning("%s: %s", type(error).__name__, error)
        st.error(worded(error.user_message), icon=":material/error:")
        if error.retryable:
            st.button(t("Try again"), icon=":material/refresh:")
        st.stop()


def problem_of(action: Callable[[], object]) -> str | None:
    """Runs a callback's action; the words for the person if it failed, None if it did not."""
    try:
        action()
    except PracticeError as error:
        if not isinstance(error, InputRejected):
            _log.warning("%s: %s", type(error).__name__, error)
        return worded(error.user_message)
    return None
