"""The candidate's own picture over the room, and what the camera says about how they sit before it."""

from components.catalogue import Words, t
from components.frontend import component
from core.domain.camera import FramingHint

ANCHOR, LIFT_PX = ".st-key-stage", 96
HINTS = Words(
    {
        FramingHint.NO_FACE: "You are not in the picture",
        FramingHint.OFF_CENTRE: "Move to the middle",
        FramingHint.TOO_FAR: "Come closer",
        FramingHint.TOO_CLOSE: "Move back a little",
        FramingHint.LOOK_UP: "Look towards the camera",
        FramingHint.RESTLESS: "Sit a little more still",
    }
)
PROBLEMS = Words(
    {
        "denied": "The browser does not let this page use the camera. Allow it in the site settings beside the "
        "address.",
        "missing": "No camera was found.",
        "busy": "Another program holds the camera.",
        "unplugged": "The camera was unplugged or switched off.",
        "failed": "The camera could not be opened.",
    }
)
_WORDS = Words(
    {
        "view": "Your camera. Arrow keys move it, plus and minus resize it.",
        "open": "Turn your camera on: private hints, no picture is kept",
        "close": "Turn your camera off",
        "fold": "Hide your picture",
        "unfold": "Show your picture",
    }
)
_ROWS = Words(
    {
        "in_frame": "In the picture",
        "centred": "In the middle",
        "facing": "Facing the camera",
        "still": "Sitting still",
    }
)
_mount_view = component("self_view")
_mount_framing = component("framing")


def self_view(*, starts: bool, coaches: bool) -> None:
    """`starts`: the camera was asked for in the green room. Without `coaches` it is a mirror, and nothing is sent."""
    _mount_view(
        key="self-view",
        width="content",
        data={
            "anchor": ANCHOR,
            "lift": LIFT_PX,
            "starts": starts,
            "coaches": coaches,
            "words": dict(_WORDS),
            "problems": dict(PROBLEMS),
            "hints": {hint.value: words for hint, words in HINTS.items()},
        },
    )


def framing_notes() -> None:
    """Draws itself once the camera is on."""
    _mount_framing(
        key="framing",
        data={
            "title": t("Camera"),
            "rows": dict(_ROWS),
            "note": t("For you alone: never scored, and no picture is kept."),
        },
    )
