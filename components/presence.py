"""The interviewer: a drawn face over a drawn room. The mouth follows a level; five states change posture and gaze."""

from components.catalogue import m, t
from components.faces import face_svg, scene_svg
from components.frontend import component
from core.domain.persona import Persona

STATES = {
    "idle": (m("Ready when you are"), "schedule"),
    "listening": (m("Listening"), "hearing"),
    "thinking": (m("Thinking"), "more_horiz"),
    "speaking": (m("Speaking"), "graphic_eq"),
    "interrupted": (m("You came in"), "front_hand"),
}

_mount = component("presence")


def presence(persona: Persona, state: str, *, caption: str = "", scene: str = "Office", is_live: bool = False) -> None:
    """Seat one interviewer in a room. `state` is a key of STATES; the mouth follows `rehearsal-level` events, and,
    when `is_live`, state and caption follow the conversation itself."""
    label, icon = STATES[state]
    _mount(
        key="presence",
        height="stretch",
        data={
            "name": persona.name,
            "title": t(persona.title),
            "face": face_svg(persona.face),
            "scene": scene_svg(scene),
            "state": state,
            "label": t(label),
            "icon": icon,
            "caption": caption,
            "live": is_live,
            "states": {name: {"label": t(label), "icon": icon} for name, (label, icon) in STATES.items()},
        },
    )
