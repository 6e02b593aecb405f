"""Who is at this browser: by the session that this tab signed in with, or by the cookie of an earlier one.

A tab keeps its session's token on the server's side of Streamlit's session, and has a route of ours set the cookie,
which no script can. Where a host forwards only Streamlit's own paths, there is no cookie, and it lasts for the tab."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode
from uuid import uuid4

import streamlit as st

from components.catalogue import t
from components.frontend import component
from components.wiring import TOKEN, running, token
from core.domain.people import Identity, Place, device_of

_ERRAND, _TAB_ONLY, _UNTOLD = "session-errand", "session-tab-only", "session-untold"
_cookie, _routes = component("session_cookie"), component("routes_check")


def whoever() -> Identity | None:
    """None: nobody who is signed in. Raises ConfigurationError, StoreError."""
    return running().identity_of(token())


def session_id() -> str:
    """Of this browser's own session; "" without accounts."""
    door = running().sign_in
    entered = door.entered(token()) if door else None
    return entered.session_id if entered else ""


def lasting() -> Callable[[], bool]:
    """Whether this browser's session goes on: to be asked later, by whoever works on beside the page."""
    running_now, held = running(), token()
    return lambda: running_now.identity_of(held) is not None


def lasts_for_the_tab() -> bool:
    return bool(st.session_state.get(_TAB_ONLY))


def sign_in(email: str, password: str) -> None:
    """Raises SignInRefused, StoreError."""
    if door := running().sign_in:
        _come_in(door.sign_in(email, password, place()), door.tickets.draw)


def sign_up(email: str, password: str, name: str) -> bool:
    """False: the address has to be confirmed first. Raises InputRejected, StoreError."""
    door = running().sign_in
    made = door.sign_up(email, password, name, place()) if door else None
    if door and made:
        _come_in(made, door.tickets.draw)
    return made is not None


def providers() -> tuple[str, ...]:
    """Who else may vouch for somebody, by the names that the address of `leave_for` takes."""
    door = running().sign_in
    return door.providers.names() if door else ()


def leave_for(provider: str) -> str:
    """The address at which signing in with a provider begins."""
    return f"{_base()}/auth/start?{urlencode({'provider': provider})}"


def check_routes() -> None:
    """Lets the page's styles know, by the class rh-no-routes, where a host forwards only Streamlit's own paths."""
    _routes(key="routes-check", data={"address": f"{_base()}/auth/start"})


def can_reset() -> bool:
    door = running().sign_in
    return door is not None and door.can_reset


def request_reset(email: str) -> None:
    """Raises InputRejected, StoreError."""
    if door := running().sign_in:
        door.request_reset(email)


def reset(email: str, code: str, password: str) -> None:
    """Raises SignInRefused, InputRejected, StoreError."""
    if door := running().sign_in:
        _come_in(door.reset(email, code, password, place()), door.tickets.draw)


def sign_in_by_single_sign_on() -> bool:
    """Whether the host's own sign-on (`st.login`) vouches for somebody. Raises StoreError."""
    door = running().sign_in
    if door is None or not offers_single_sign_on() or not st.user.get("is_logged_in"):
        return False
    issuer, subject = str(st.user.get("iss") or ""), str(st.user.get("sub") or "")
    if not issuer or not subject:
        return False
    email = str(st.user.get("email") or "")
    made = door.sign_in_by(issuer, subject, email=email, name=str(st.user.get("name") or ""), place=place())
    _come_in(made, door.tickets.draw)
    return True


def offers_single_sign_on() -> bool:
    """Whether Streamlit's secrets have an [auth] table."""
    return bool(st.secrets.load_if_toml_exists() and "auth" in st.secrets)


def sign_out() -> None:
    """On the server at once; the cookie, which stands for nothing from then on, goes with the next drawing."""
    door, held = running().sign_in, token()
    if door and held:
        door.sign_out(held)
    forget()
    if offers_single_sign_on() and st.user.get("is_logged_in"):
        st.logout()


def forget() -> None:
    """Nothing of who was here stays in this tab."""
    st.session_state.clear()
    st.session_state[_ERRAND] = {"action": "leave", "ticket": "", "key": str(uuid4())}


def run_errands() -> None:
    """What the browser has to do for signing in or out: once, and nothing of it is seen."""
    # Its place stays when it is done: otherwise what stands below would move up by one, and begin anew.
    with st.container():
        if st.session_state.pop(_UNTOLD, False):
            st.toast(t("You are signed in for this tab only. Settings says why."), icon=":material/tab:")
        if errand := st.session_state.get(_ERRAND):
            _run(errand)


@st.fragment  # a run of the whole page would break off what was pressed meanwhile
def _run(errand: Mapping[str, str]) -> None:
    done = _cookie(key="session-cookie", data={**errand, "base": _base()}, on_status_change=lambda: None)
    if done.status is not None:
        st.session_state[_ERRAND] = None
        st.session_state[_TAB_ONLY] = errand["action"] == "enter" and done.status != 204
        if st.session_state[_TAB_ONLY]:
            st.session_state[_UNTOLD] = True
            st.rerun()


def _base() -> str:
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}" if base else ""


def place() -> Place:
    header = st.context.headers.get("User-Agent")
    return Place(device_of(header if isinstance(header, str) else ""), _address())


def _address() -> str | None:
    """A proxy adds whom it serves at the end of the list; `core.services.lockout` leaves private addresses out."""
    forwarded = st.context.headers.get("X-Forwarded-For")
    if isinstance(forwarded, str) and forwarded.strip():
        return forwarded.rpartition(",")[2].strip()
    address = st.context.ip_address
    return address if isinstance(address, str) else None


def _come_in(made: str, draw_ticket: Callable[[str], str]) -> None:
    """Nothing of whoever used this tab before is left to whoever comes now."""
    st.session_state.clear()
    st.session_state[TOKEN] = made
    st.session_state[_ERRAND] = {"action": "enter", "ticket": draw_ticket(made), "key": str(uuid4())}
