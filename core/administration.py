"""For whoever runs an installation with accounts of its own, from the command line:

    python -m core.administration appoint ADDRESS administrator     or coach, or candidate
    python -m core.administration password ADDRESS                  asks for the new one

Where a Supabase project keeps the accounts, its dashboard does both.
"""

from __future__ import annotations

import argparse
import getpass
import sys

from core.domain.people import Role
from core.errors import ConfigurationError, NotFound, PracticeError
from core.services.sign_in import as_email, as_password
from core.settings import Settings, load
from core.vendors import local_accounts


def main(arguments: list[str] | None = None) -> int:
    try:
        sys.stdout.write(f"{_done(_parsed(arguments), load())}\n")
    except NotFound:
        sys.stdout.write("Nobody here has this address; sign up with it first.\n")
        return 1
    except PracticeError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    return 0


def _done(wanted: argparse.Namespace, settings: Settings) -> str:
    if settings.rehearsal_accounts != "local":
        raise ConfigurationError("REHEARSAL_ACCOUNTS is not local, so no accounts are kept here.")
    accounts, email = local_accounts(settings), as_email(wanted.address)
    if wanted.command == "appoint":
        return f"{accounts.appoint(email, Role(wanted.role)).email}: {wanted.role}"
    accounts.set_password(email, as_password(getpass.getpass("New password: ")))
    return f"{email}: the password is set"


def _parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m core.administration")
    commands = parser.add_subparsers(dest="command", required=True)
    appoint = commands.add_parser("appoint", help="give an account a role")
    appoint.add_argument("address")
    appoint.add_argument("role", choices=[role.value for role in Role])
    commands.add_parser("password", help="set an account's password").add_argument("address")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
