"""The error tree. A class knows what the user reads (`user_message`); `str()` is for the log and never holds a secret.

PracticeError
├── ConfigurationError          missing key, path or prompt variable
├── ProviderError(provider)
│   ├── ProviderUnreachable     no connection, a time-out, a 5xx
│   ├── ProviderBusy            429, with `retry_after_s` when it was told
│   ├── ProviderRefused         401, 403
│   │   └── ModelUnavailable    the vendor has no such model: shut down, or never there
│   └── ProviderMisbehaved      an answer that is not what was asked for
├── StoreError
│   ├── StoreUnavailable        locked, or not reachable
│   ├── StoreDamaged            a record that cannot be read
│   ├── SignInExpired           the database no longer takes this person's token
│   ├── NotFound
│   └── Conflict                somebody saved a newer version
├── SignInRefused               not this account and password, or too many tries
├── NotAllowed                  this role may not do that
├── InputRejected               an upload or a field that cannot be accepted, and why
├── SandboxUnavailable
└── QueueFull                   too many runs of code are waiting
"""

from __future__ import annotations


class PracticeError(Exception):
    """Our fault, or the world's: never the candidate's. Candidate faults are values."""

    user_message = "Something went wrong on our side. What you wrote is kept; please try again."
    retryable = False


class ConfigurationError(PracticeError):
    """The message names the setting, never its value; it may be shown."""

    user_message = "The settings are incomplete, so this cannot run yet. The Settings page says what is missing."


class ProviderError(PracticeError):
    user_message = "A service that answers for the interviewer had a problem. What you said is kept."
    retryable = True

    def __init__(self, provider: str, detail: str) -> None:
        super().__init__(f"{provider}: {detail}")
        self.provider = provider
        self.detail = detail


class ProviderUnreachable(ProviderError):
    user_message = "A service could not be reached. What you said is kept, and the interview goes on without it."


class ProviderBusy(ProviderError):
    user_message = (
        "A service is over its limit for the moment. What you said is kept, and the interview goes on without it."
    )

    def __init__(self, provider: str, detail: str, retry_after_s: float | None = None) -> None:
        super().__init__(provider, detail)
        self.retry_after_s = retry_after_s


class ProviderRefused(ProviderError):
    user_message = "A service refused the request: its key or the model's name needs attention in Settings."
    retryable = False


class ModelUnavailable(ProviderRefused):
    user_message = "A model that Settings names is no longer offered by its vendor. Another one answers in its place."


class ProviderMisbehaved(ProviderError):
    user_message = (
        "A service answered with something unusable. What you said is kept, and the interview goes on without it."
    )


class StoreError(PracticeError):
    user_message = (
        "This could not be saved. Keep this page open: what is on it is not lost. Free some disk space, then try again."
    )
    retryable = True


class StoreUnavailable(StoreError):
    user_message = (
        "The database does not answer at the moment. Keep this page open: what is on it is not lost. Try again shortly."
    )


class StoreDamaged(StoreError):
    user_message = (
        "This record cannot be read: it is damaged, or another version of Rehearsal wrote it. It was left as it is."
    )
    retryable = False


class SignInExpired(StoreError):
    user_message = "Your sign-in has expired. Keep this page open: what is on it is not lost. Sign in again to save it."
    retryable = False


class NotFound(StoreError):
    user_message = "This was not found. It may have been deleted, or the address is incomplete."
    retryable = False


class Conflict(StoreError):
    user_message = (
        "This was continued in another tab or window. Nothing was overwritten; reload to see the newest state."
    )
    retryable = False


class SignInRefused(PracticeError):
    """The same for an unknown address, a wrong password and a locked account."""

    user_message = (
        "This address and password do not fit together. After ten tries that fail, signing in rests for 15 minutes."
    )


class NotAllowed(PracticeError):
    user_message = "Your role does not allow this. An administrator can change roles in Settings."


class InputRejected(PracticeError):
    """`reason` is a whole sentence for the user."""

    user_message = "This cannot be accepted as it is."

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.user_message = reason


class SandboxUnavailable(PracticeError):
    user_message = "Code cannot be run safely on this host, so it is not run at all. Settings says why."


class QueueFull(PracticeError):
    user_message = "Too many people are running code at this moment. Your code is kept; try again in a few seconds."
    retryable = True
