import pytest

from core.adapters import gtts_voice
from core.adapters.gtts_voice import GttsVoice
from core.errors import ProviderBusy, ProviderMisbehaved, ProviderUnreachable
from tests.fakes.gtts_server import Fault, gtts_server

LONG = "Tell me about a time when you had to convince somebody, " * 4


@pytest.fixture
def server():
    with gtts_server() as running:
        yield running


def test_a_long_text_goes_in_several_requests_and_comes_back_as_one_sound(server):
    seconds = sum(c.duration_ms for c in GttsVoice({}, address=server.url).synthesize(LONG, voice="maya")) / 1000
    assert len(server.texts) > 1 and all(len(text) <= 100 for text in server.texts)
    assert seconds > 10


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.BUSY, ProviderBusy),
        (Fault.BROKEN, ProviderUnreachable),
        (Fault.WITHOUT_SOUND, ProviderMisbehaved),
        (Fault.TINY, ProviderMisbehaved),
        (Fault.NOT_SOUND, ProviderMisbehaved),
        (Fault.HANG, ProviderUnreachable),
    ],
)
def test_faults_become_ours(server, fault, error, monkeypatch):
    monkeypatch.setattr(gtts_voice, "READ_S", 0.3)
    server.fault = fault
    with pytest.raises(error):
        list(GttsVoice({}, address=server.url).synthesize("Hello there.", voice="maya"))


def test_nobody_there():
    with gtts_server() as gone:
        address = gone.url
    with pytest.raises(ProviderUnreachable):
        list(GttsVoice({}, address=address).synthesize("Hello.", voice="maya"))
