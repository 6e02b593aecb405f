"""Who is asking, and how they came in."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

COOKIE = "rehearsal_session"
IDLE_FOR = timedelta(days=30)  # a session that nobody used for so long is over


class Role(StrEnum):
    CANDIDATE = "candidate"
    COACH = "coach"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Identity:
    """A signed-in person, or the one local person. Caches are keyed by it."""

    id: str
    name: str
    role: Role = Role.CANDIDATE
    email: str = ""


LOCAL_PERSON = Identity(id="local", name="")


@dataclass(frozen=True, slots=True)
class Grant:
    """What somebody got who proved who they are. Where the accounts are kept elsewhere, the token that stands for this
    person there until `expires_at`, and what renews it."""

    identity: Identity
    access_token: str | None = field(default=None, repr=False)
    renewal: str | None = field(default=None, repr=False)
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody signs in from."""

    device: str = ""  # in words: "Firefox on Windows"
    address: str | None = None  # of the network


@dataclass(frozen=True, slots=True)
class Session:
    """One browser in which somebody is signed in. Of its token only a hash is kept."""

    id: str
    person_id: str
    created_at: datetime
    seen_at: datetime
    device: str = ""
    sealed: str | None = field(default=None, repr=False)  # the grant's renewal, readable with the session's token only


@dataclass(frozen=True, slots=True)
class PersonalToken:
    """What a program shows in place of a session. Of the token itself only a hash is kept."""

    id: str
    person_id: str
    name: str
    created_at: datetime
    used_at: datetime | None = None


_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    *(("Android", "Android"), ("iPhone|iPad", "iOS"), ("Windows", "Windows")),
    *(("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)


def device_of(user_agent: str) -> str:
    """In words, as far as a browser tells."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if re.search(mark, user_agent)), "")
    return " on ".join(filter(None, (browser, system))) or "An unknown browser"
