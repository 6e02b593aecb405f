"""What a voice conversation has to say to the candidate: notices, and what to do where there is no microphone."""

from components.catalogue import Words, m
from core.domain.speech import Notice

NOTICES = {
    Notice.PROMPTED: (m("Nothing was heard for a while. Speak when you are ready."), "hearing"),
    Notice.OFFER_TYPING: (m("Still nothing heard. You can type your answer instead."), "keyboard"),
    Notice.NO_WORDS: (m("There was sound, and no words could be made out. Please say it again."), "hearing"),
    Notice.ECHO: (
        m("The interviewer heard itself, so the microphone now waits while it speaks. Headphones help."),
        "headphones",
    ),
    Notice.TRANSCRIBER_DOWN: (m("What you said could not be written down. Please type this answer."), "keyboard"),
    Notice.TRANSCRIBER_CHANGED: (m("Another transcriber writes down what you say now."), "swap_horiz"),
    Notice.VOICE_CHANGED: (m("The interviewer goes on in another voice."), "swap_horiz"),
    Notice.CAPTIONS_ONLY: (m("No voice answers at the moment: please read the captions."), "closed_caption"),
    Notice.REPLY_FAILED: (
        m("Your answer is saved. The interviewer did not reply; press Repeat to ask again."),
        "error",
    ),
    Notice.CONFIRM_FAILED: (m("The correction is not saved. Please confirm it again."), "error"),
    Notice.CONTINUED_ELSEWHERE: (m("This interview was continued in another tab. Reload to see it."), "tab"),
    Notice.TOO_LONG: (m("Five minutes is the longest answer that can be taken; it is saved up to here."), "timer"),
    Notice.AUDIO_LOST: (
        m("Some of what you said was lost on the way. Please check what was heard."),
        "signal_disconnected",
    ),
    Notice.SPEAK_UP: (m("Five seconds of silence. Go on, or press I'm done."), "hourglass_empty"),
    Notice.SLOW_DOWN: (m("Over 160 words a minute for a while. A little slower is easier to follow."), "speed"),
}
PROBLEMS = Words(
    {
        "denied": "The browser does not let this page use the microphone. Open the site settings beside the address, "
        "allow the microphone, then try again.",
        "missing": "No microphone was found. Plug one in or switch it on, then try again.",
        "busy": "Another program holds the microphone. Close it there, then try again.",
        "unplugged": "The microphone was unplugged or switched off. Plug it in again, then try again.",
        "failed": "The microphone could not be opened.",
    }
)
TYPING_GOES_ON = m("Until then you can type: nothing is lost.")
WAYS = {"socket": "WebSocket", "webrtc": "WebRTC"}
WEBRTC_FAILED = m("WebRTC did not connect. The sound goes by WebSocket now; nothing was lost.")
