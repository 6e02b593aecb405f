"""Says in words what a Supabase project lacks of what this version needs.

    python -m core.adapters.supabase_check

Reads SUPABASE_URL and SUPABASE_ANON_KEY as the product does. Ends with 0 when nothing is missing, with 1 otherwise.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from core.adapters.supabase.database import (
    FUNCTIONS,
    SCHEMA_VERSION,
    STORAGE_POLICIES,
    TABLES,
    SupabaseDatabase,
)
from core.errors import ConfigurationError, PracticeError, SignInExpired, StoreUnavailable
from core.settings import load

PUSH = "`supabase db push` brings it (README, Supabase)"
BUCKET = "where Storage was off when the tables were brought, turn it on first"
COMMANDS = ("SELECT", "INSERT", "UPDATE", "DELETE")
WITHOUT_DELETE = ("profiles",)  # it goes with its account


def lacking(state: Mapping[str, Any]) -> Iterator[str]:
    """Sentences about what the function schema_state of a project answered."""
    version, tables, functions = state.get("version", 0), state.get("tables") or {}, state.get("functions") or []
    if version > SCHEMA_VERSION:
        yield f"The project is at migration {version}, this version of Rehearsal knows {SCHEMA_VERSION}: update it."
    elif version < SCHEMA_VERSION:
        yield f"The project is at migration {version} of {SCHEMA_VERSION}: {PUSH}."
    for name in TABLES:
        if name not in tables:
            yield f"The table {name} is missing: {PUSH}."
        else:
            yield from _unprotected(name, tables[name])
    for name in FUNCTIONS:
        if name not in functions:
            yield f"The function {name} is missing: {PUSH}."
    yield from _out_of_reach(state)


def _out_of_reach(state: Mapping[str, Any]) -> Iterator[str]:
    """What keeps recordings from Storage, or opens them to everybody."""
    bucket = state.get("recordings_bucket")
    if "recordings_bucket" in (state.get("functions") or []):
        if bucket is None:
            yield f"Storage has no bucket recordings, so no recording can be kept. Make it, private; {BUCKET}."
        elif bucket["is_public"]:
            yield "Storage's bucket recordings is public: whoever has an address hears what is there. Make it private."
    for name in STORAGE_POLICIES:
        if name not in (state.get("storage_policies") or []):
            yield f"The policy {name} on Storage's objects is missing, so recordings stay out of reach: {PUSH}."


def _unprotected(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    if not table["row_level_security"]:
        yield f"Row-level security is off on {name}: whoever signs in can read and change everybody's rows."
    if table["open_to_anybody"]:
        yield f"The role anon has rights on {name}: take them away, nobody needs them."
    covered = set(table["commands"])
    wanted = COMMANDS[:3] if name in WITHOUT_DELETE else COMMANDS
    missing = [] if "ALL" in covered else [command for command in wanted if command not in covered]
    if missing:
        yield f"The table {name} has no policy for {', '.join(missing)}: nobody can, not even with their own rows."


def findings(url: str, anon_key: str) -> list[str]:
    if is_secret(anon_key):
        return ["SUPABASE_ANON_KEY is a secret key, which no policy restrains. Set the anon or publishable one."]
    database = SupabaseDatabase(url, anon_key, access_token=lambda _: anon_key)
    try:
        state = database.schema_state()
    except PracticeError as error:
        return [_why_not(error)]
    finally:
        database.close()
    if not isinstance(state, Mapping):
        return ["What answers at SUPABASE_URL is not a Supabase project."]
    return list(lacking(state))


def _why_not(error: PracticeError) -> str:
    match error:
        case SignInExpired():
            return "SUPABASE_ANON_KEY: the project takes this key for a token that is no longer good; copy it again."
        case ConfigurationError():
            if "SUPABASE_ANON_KEY" in str(error):
                return f"{error}."
            return "The project has none of the tables yet: `supabase db push` brings them (README, Supabase)."
        case StoreUnavailable():
            return f"The project at SUPABASE_URL does not answer ({error}). If it is paused, its dashboard wakes it."
    return f"The project answered with something unexpected ({error})."


def is_secret(key: str) -> bool:
    """A key of the newer kind says so itself, one of the older kind is a token with its role in it."""
    if key.startswith("sb_secret_"):
        return True
    try:
        body = key.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (IndexError, ValueError):
        return False
    return isinstance(claims, dict) and claims.get("role") == "service_role"


def main() -> int:
    try:
        settings = load()
    except ConfigurationError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    if settings.supabase_url is None or settings.supabase_anon_key is None:
        sys.stdout.write("SUPABASE_URL and SUPABASE_ANON_KEY are not set, so there is no project to look at.\n")
        return 1
    found = findings(settings.supabase_url, settings.supabase_anon_key.get_secret_value())
    nothing = f"Nothing is missing: {len(TABLES)} tables with their policies, {len(FUNCTIONS)} functions."
    sys.stdout.write("\n".join(found or [nothing]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
