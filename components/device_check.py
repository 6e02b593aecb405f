"""The green room's device check: level, a sentence and its recognised words, echo, the way to the server, a mirror."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

import streamlit as st

from components.catalogue import Words, m, t
from components.frontend import component
from components.self_view import PROBLEMS as CAMERA_PROBLEMS
from components.voice_words import PROBLEMS, WAYS
from components.worded import worded
from core.domain.speech import Probe
from core.errors import PracticeError

_KEY = "device-check"
_WORDS = Words(
    {
        "check": "Check the microphone",
        "say": "Say the sentence",
        "stop": "I have said it",
        "look": "Show the camera",
        "cover": "Close the camera",
        "camera_on": "Only you see this",
        "listening": "Listening",
        "testing": "One moment",
        "none": "None",
        "quiet": "Say something",
        "good": "Good level",
        "loud": "Too loud",
        "echo_none": "None heard",
        "echo_heard": "Heard: headphones help",
    }
)
_ROWS = (m("Microphone"), m("Your sentence"), m("Echo"), m("Camera"))  # as they stand in the markup
_mount = component("device_check")


def device_check(
    sentence: str, transport: str, probe: Callable[[bytes], Probe], on_echo: Callable[[bool], None]
) -> None:
    """Both run as callbacks; what `probe` raises is said in its result's place. `on_echo` is told whether the
    microphone hears the loudspeaker."""

    def said() -> None:
        value = _value("sentence")
        if value:
            st.session_state["device-probe"] = _probed(str(value["pcm"]), probe)

    last: Probe | str | None = st.session_state.get("device-probe")
    with st.container(key="card-device-check"):
        st.html(f'<h2 class="panel-head">{t("Device check")}</h2>')
        _mount(
            key=_KEY,
            on_sentence_change=said,
            on_echo_change=lambda: on_echo(bool(_value("echo"))),
            data={
                "words": dict(_WORDS),
                "rows": [t(name) for name in _ROWS],
                "level": t("Microphone level"),
                "problems": dict(PROBLEMS),
                "camera_problems": dict(CAMERA_PROBLEMS),
                "sentence": sentence,
                "way": t("Connection, by {way}", way=WAYS[transport]),
                "base": "/" + path if (path := str(st.get_option("server.baseUrlPath")).strip("/")) else "",
                **_shown(last),
            },
        )


def _probed(pcm: str, probe: Callable[[bytes], Probe]) -> Probe | str:
    try:
        return probe(base64.b64decode(pcm, validate=True))
    except binascii.Error:
        return t("Not heard")
    except PracticeError as error:
        return worded(error.user_message)


def _shown(last: Probe | str | None) -> dict[str, Any]:
    if last is None:
        return {}
    if isinstance(last, str):
        return {"result": last, "tone": "poor"}
    share = last.share
    return {
        "recognised": [list(word) for word in last.words],
        "result": t("{share:.0%} match", share=share),
        "tone": "good" if share >= 0.5 else "poor",
    }


def _value(name: str) -> Any:
    return getattr(st.session_state.get(_KEY), name, None)
