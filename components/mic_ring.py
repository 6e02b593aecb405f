"""The microphone ring. It follows the conversation in the browser; Python only gives it its words."""

from components.catalogue import m, t
from components.frontend import component

_WHICH = " (microphone)"  # tells this word from another that English writes alike; not shown
# mode: title, hint, what a press does
WORDS = {
    "connecting": (m("Connecting"), m("One moment"), m("Mute the microphone")),
    "off": (m("Microphone closed"), m("Press to open it"), m("Open the microphone")),
    "muted": (m("Muted"), m("Press, or hold space to talk"), m("Open the microphone")),
    "listening": (m("On air"), m("Speak when you are ready"), m("Mute the microphone")),
    "patience": (m("On air"), m("Take your time"), m("Mute the microphone")),
    "thinking": (m("Open (microphone)"), m("One moment"), m("Mute the microphone")),
    "speaking": (m("Open (microphone)"), m("Talk any time to come in"), m("Mute the microphone")),
    "elsewhere": (m("In another tab"), m("Press to go on here"), m("Go on here")),
    "over": (m("It is over"), m("The report is next"), m("The microphone is closed")),
}

_mount = component("mic_ring")


def mic_ring(*, small: bool = False) -> None:
    words = {mode: [t(text).removesuffix(_WHICH) for text in texts] for mode, texts in WORDS.items()}
    _mount(key="mic-ring", width="content", data={"words": words, "small": small})
