"""Every error of ours has words of its own for the person on the other side."""

import pytest

from core import errors
from core.errors import InputRejected, PracticeError, ProviderBusy, ProviderError


def family(kind: type[PracticeError]) -> list[type[PracticeError]]:
    return [kind, *(child for branch in kind.__subclasses__() for child in family(branch))]


@pytest.mark.parametrize("kind", family(PracticeError), ids=lambda kind: kind.__name__)
def test_each_error_says_something_of_its_own(kind):
    others = {other.user_message for other in family(PracticeError) if other is not kind}
    assert "user_message" in vars(kind) and kind.user_message not in others
    assert kind.user_message.endswith(".") and "error" not in kind.user_message.lower()


@pytest.mark.parametrize("kind", family(PracticeError), ids=lambda kind: kind.__name__)
def test_the_tree_at_the_top_of_the_module_names_it(kind):
    assert kind.__name__ in (errors.__doc__ or "")


def test_a_provider_error_says_whose_it_is():
    error = ProviderBusy("groq", "HTTP 429", retry_after_s=2.5)
    assert (error.provider, error.detail, error.retry_after_s, str(error)) == (
        "groq",
        "HTTP 429",
        2.5,
        "groq: HTTP 429",
    )
    assert isinstance(error, ProviderError) and error.retryable


def test_a_rejected_input_shows_its_reason():
    assert InputRejected("The file is empty.").user_message == "The file is empty."
