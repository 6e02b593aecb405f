"""The microphone ring. It follows the conversation in the browser; Python only gives it its words."""

from components.frontend import component

# mode: title, hint, what a press does
WORDS = {
    "connecting": ("Connecting", "One moment", "Mute the microphone"),
    "off": ("Microphone closed", "Press to open it", "Open the microphone"),
    "muted": ("Muted", "Press, or hold space to talk", "Open the microphone"),
    "listening": ("On air", "Speak when you are ready", "Mute the microphone"),
    "patience": ("On air", "Take your time", "Mute the microphone"),
    "thinking": ("Open", "One moment", "Mute the microphone"),
    "speaking": ("Open", "Talk any time to come in", "Mute the microphone"),
    "elsewhere": ("In another tab", "Press to go on here", "Go on here"),
    "over": ("It is over", "The report is next", "The microphone is closed"),
}

_mount = component("mic_ring")


def mic_ring(*, small: bool = False) -> None:
    _mount(key="mic-ring", width="content", data={"words": WORDS, "small": small})
