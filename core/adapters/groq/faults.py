"""What all of Groq's services have in common: the client, and its faults in our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.chat_completions import connection_fault, status_error
from core.deadlines import Limits
from core.errors import ProviderError, ProviderMisbehaved, ProviderUnreachable

if TYPE_CHECKING:
    from groq import Groq

PROVIDER = "groq"
ADDRESS = "https://api.groq.com"


def new_client(api_key: str, base_url: str | None, limits: Limits) -> Groq:
    import groq
    import httpx

    timeout = httpx.Timeout(limits.silence_s, connect=limits.connect_s, pool=limits.connect_s)
    return groq.Groq(api_key=api_key, base_url=base_url or ADDRESS, timeout=timeout, max_retries=0)


def translated(error: Exception) -> ProviderError:
    """Every failure of the client in our words. None of the vendor's text: it may quote the key."""
    import groq
    import httpx

    if isinstance(error, groq.APIStatusError):
        return status_error(PROVIDER, error.status_code, error.body, error.response.headers)
    if isinstance(error, groq.APIConnectionError):
        cause = error.__cause__
        return ProviderUnreachable(PROVIDER, connection_fault(cause if isinstance(cause, httpx.HTTPError) else error))
    if isinstance(error, groq.APIResponseValidationError):
        return ProviderMisbehaved(PROVIDER, "answered with something that is not a completion")
    if isinstance(error, groq.APIError):
        return status_error(PROVIDER, 500, error.body, {})  # reported in the middle of a stream
    if isinstance(error, httpx.HTTPError):
        return ProviderUnreachable(PROVIDER, connection_fault(error))
    return ProviderMisbehaved(PROVIDER, f"answered with something that is not a completion ({type(error).__name__})")
