"""The interviewers and the rooms they sit in, drawn as SVG. One drawing serves the picker and the live presence."""

from base64 import b64encode
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """Skin, its shade, lips, hair, eyebrows and clothes of one drawn interviewer."""

    skin: str
    shade: str
    lip: str
    hair: str
    brow: str
    cloth: str


FACES = {
    "maya": Face("#8D5A3F", "#6E422D", "#6B2F2E", "#1C1420", "#1C1420", "#2C8C86"),
    "daniel": Face("#C98E66", "#A66E4A", "#8E4A42", "#241A1C", "#241A1C", "#5A5FA8"),
    "ingrid": Face("#EDBFA0", "#D19A7A", "#B2585A", "#C99A4B", "#8A6630", "#28406F"),
    "kenji": Face("#E0B08A", "#BF8B66", "#9A5350", "#8F93A3", "#5E6170", "#3B3E52"),
}

_HEAD = "M126 172C126 108 158 84 200 84s74 24 74 88c0 66-32 120-74 120s-74-54-74-120Z"
_SHOULDERS = "M28 480C32 398 96 362 160 346l80 0c64 16 128 52 132 134v60H28Z"

_BACK = {
    "maya": '<circle cx="200" cy="146" r="114"/><circle cx="120" cy="108" r="42"/><circle cx="280" cy="108" r="42"/>'
    '<circle cx="108" cy="166" r="42"/><circle cx="292" cy="166" r="42"/><circle cx="162" cy="66" r="42"/>'
    '<circle cx="238" cy="66" r="42"/>',
    "daniel": "",
    "ingrid": '<path d="M106 312C78 206 96 62 202 60s124 146 94 252c-18 10-38 4-46-8l-6-60H156l-6 60c-8 12-26 18-44 8Z"/>',
    "kenji": "",
}

_FRONT = {
    "maya": '<path d="M120 178c-4-72 32-100 80-100s84 28 80 100c-6-40-22-60-42-64-24 8-52 8-76 0-20 4-36 24-42 64Z"/>',
    "daniel": '<path d="M120 182c-12-82 26-126 84-126 62 0 88 46 76 126-4-28-10-46-20-58-32 10-80 8-114-8-14 14-22 36-26 66Z"/>',
    "ingrid": '<path d="M121 206c-10-78 20-126 92-128 54 2 78 44 66 128-6-38-18-64-44-86-28 20-62 26-92 26-12 14-18 32-22 60Z"/>',
    "kenji": '<path d="M120 176c-10-76 28-112 88-112 58 0 86 40 72 112-4-22-10-36-16-46-28-6-54-16-72-32-14 20-36 28-54 34-10 12-14 24-18 44Z"/>',
}

_CLOTHES = {
    "maya": '<path d="M162 346l38 62 38-62 12 4-50 130-50-130Z" fill="#F4EBDD"/>'
    '<path d="M160 346l-20 20 14 42 46 72Zm80 0 20 20-14 42-46 72Z" fill="#237470"/>',
    "daniel": '<path d="M152 348c10 34 86 34 96 0l16 10c-12 54-116 54-128 0Z" fill="#484C8E"/>'
    '<path d="M176 384v44m48-44v44" stroke="#E8E9FA" stroke-width="5" stroke-linecap="round"/>',
    "ingrid": '<path d="M160 300c20 12 60 12 80 0l8 50c-20 30-76 30-96 0Z" fill="#20345C"/>',
    "kenji": '<path d="M160 346l40 56 40-56 14 6-54 128-54-128Z" fill="#F3F5FA"/>'
    '<path d="M190 398h20l8 82h-36Z" fill="#8C2F3A"/>'
    '<path d="M158 346l-24 24 18 36 48 74Zm84 0 24 24-18 36-48 74Z" fill="#2E3142"/>',
}

_EXTRA = {
    "maya": '<g fill="none" stroke="#E9B44C" stroke-width="5"><circle cx="121" cy="228" r="12"/><circle cx="279" cy="228" r="12"/></g>',
    "daniel": "",
    "ingrid": "",
    "kenji": '<g fill="rgb(255 255 255/.14)" stroke="#2A2D3E" stroke-width="4.5"><rect x="141" y="170" width="50" height="38" rx="14"/>'
    '<rect x="209" y="170" width="50" height="38" rx="14"/><path d="M191 184q9-6 18 0m-68-4-14-4m132 4 14-4" fill="none"/></g>',
}

_BEARD = (
    '<path d="M125 190c2 74 34 114 75 114s73-40 75-114c-4 34-14 48-34 50-24-10-58-10-82 0-20-2-30-16-34-50Z" '
    'fill="#33262A"/>'
)


def _eye(x: int) -> str:
    return (
        f'<g class="eye" style="transform-origin:{x}px 190px"><ellipse cx="{x}" cy="190" rx="14" ry="9.5" fill="#FBF8F4"/>'
        f'<g class="iris"><circle cx="{x}" cy="190" r="7.5" fill="#2A1B1A"/><circle cx="{x + 2.4}" cy="187" r="2" fill="#fff"/></g>'
        f'<path d="M{x - 15} 188q15-14 30 0" fill="none" stroke="#1B1218" stroke-width="3.4" stroke-linecap="round"/></g>'
    )


def _brow(x: int, lift: int, hair: str) -> str:
    return f'<path class="brow" d="M{x - 19} {166 - lift}q19-11 38 0" fill="none" stroke="{hair}" stroke-width="6.5" stroke-linecap="round"/>'


def _ears(p: Face) -> str:
    return f'<g fill="{p.shade}"><ellipse cx="124" cy="198" rx="13" ry="22"/><ellipse cx="276" cy="198" rx="13" ry="22"/></g>'


def _mouth(p: Face) -> str:
    return (
        '<clipPath id="lips"><path class="mouth-hole" d="M174 258q26 5 52 0q-26 5-52 0Z"/></clipPath>'
        '<path class="mouth-hole" d="M174 258q26 5 52 0q-26 5-52 0Z" fill="#3A1218"/>'
        '<g clip-path="url(#lips)"><rect class="teeth" x="178" y="246" width="44" height="14" rx="5" fill="#FBF6F0"/>'
        '<ellipse class="tongue" cx="200" cy="284" rx="20" ry="12" fill="#C2555C"/></g>'
        f'<path class="mouth-hole" d="M174 258q26 5 52 0q-26 5-52 0Z" fill="none" stroke="{p.lip}" stroke-width="5" stroke-linejoin="round"/>'
    )


def face_svg(face_id: str) -> str:
    """The bust of one interviewer; moving parts carry the classes `head`, `eye`, `iris`, `brow`, `mouth-hole`, `teeth`.

    A persona without a drawing of its own gets the first face.
    """
    face_id = face_id if face_id in FACES else next(iter(FACES))
    p = FACES[face_id]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="20 20 360 460" role="img" aria-hidden="true"><g transform="translate(0 -14)"><g class="body">'
        f'<path d="{_SHOULDERS}" fill="{p.cloth}"/><path d="M158 262h84v86c-20 24-64 24-84 0Z" fill="{p.skin}"/>'
        f'<path d="M158 270h84v30c-14 34-70 34-84 0Z" fill="{p.shade}" opacity=".7"/>{_CLOTHES[face_id]}</g></g>'
        f'<g class="head"><g fill="{p.hair}">{_BACK[face_id]}</g>'
        f"{'' if face_id == 'ingrid' else _ears(p)}"
        f'<path d="{_HEAD}" fill="{p.skin}"/>'
        f'<path d="M234 92c28 18 40 46 40 80 0 66-32 120-74 120 34-26 56-70 56-122 0-32-8-58-22-78Z" fill="{p.shade}" opacity=".34"/>'
        f'<g fill="{p.lip}" opacity=".16"><ellipse cx="152" cy="230" rx="17" ry="11"/><ellipse cx="248" cy="230" rx="17" ry="11"/></g>'
        f"{_BEARD if face_id == 'daniel' else ''}"
        f'<path d="M201 194c-2 18-10 28-8 34 4 5 14 5 18 1" fill="none" stroke="{p.shade}" stroke-width="4.5" stroke-linecap="round"/>'
        f"{_mouth(p)}{_eye(166)}{_eye(234)}{_brow(166, 0, p.brow)}{_brow(234, 0, p.brow)}"
        f'<g fill="{p.hair}">{_FRONT[face_id]}</g>{_EXTRA[face_id]}</g></svg>'
    )


def data_uri(svg: str) -> str:
    """A drawing as a data URI: Markdown labels and `st.html` keep <img> but drop inline <svg>."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


_OFFICE = (
    '<rect class="wall" width="600" height="700"/><rect class="pane" x="60" y="70" width="330" height="330" rx="14"/>'
    '<g class="far"><path d="M60 400V270h52v-46h44v64h40v-96h56v70h34v-40h48v60h56v118Z"/></g>'
    '<g class="near"><path d="M60 400v-70h70v-44h50v84h64v-52h56v36h90v46Z"/></g>'
    '<g class="lit"><path d="M76 350h8v8h-8zM100 350h8v8h-8zM142 306h8v8h-8zM160 306h8v8h-8zM142 330h8v8h-8zM262 332h8v8h-8zM280 332h8v8h-8zM326 376h8v8h-8zM350 376h8v8h-8z"/></g>'
    '<path class="frame" d="M225 70v330M60 236h330" fill="none" stroke-width="6"/>'
    '<rect class="frame" x="60" y="70" width="330" height="330" rx="14" fill="none" stroke-width="8"/>'
    '<path class="wood" d="M430 246h170v10H430zM430 372h170v10H430z"/>'
    '<g class="book-a"><path d="M446 186h16v60h-16zM490 178h18v68h-18zM548 196h14v50h-14z"/></g>'
    '<g class="book-b"><path d="M464 172h22v74h-22zM512 190h14v56h-14zM566 182h20v64h-20zM452 318h64v54h-64z"/></g>'
    '<path class="leaf" d="M556 372c-26-26-30-56-18-78 14 22 20 40 18 78Zm4 0c0-40 10-62 30-74 4 30-6 56-30 74Z"/>'
    '<path class="desk" d="M0 640h600v60H0z"/>'
)

_CAFE = (
    '<rect class="wall" width="600" height="700"/><path class="pane" d="M52 420V214a112 112 0 0 1 224 0v206Z"/>'
    '<g class="near"><path d="M52 420v-60c34-24 60-8 84-22 30-18 60-2 84-26 20-10 40-4 56 4v104Z"/></g>'
    '<path class="frame" d="M164 102v318M52 250h224" fill="none" stroke-width="6"/>'
    '<path class="frame" d="M52 420V214a112 112 0 0 1 224 0v206Z" fill="none" stroke-width="8"/>'
    '<path class="frame" d="M352 0v92M500 0v58" fill="none" stroke-width="4"/>'
    '<path class="lamp" d="M316 128a36 36 0 0 1 72 0ZM464 94a36 36 0 0 1 72 0Z"/>'
    '<g class="lit"><circle cx="352" cy="130" r="9"/><circle cx="500" cy="96" r="9"/></g>'
    '<rect class="board" x="372" y="196" width="176" height="120" rx="8"/>'
    '<path class="chalk" d="M394 224h72M394 248h108M394 268h88M394 288h98M520 248h10M520 268h10M520 288h10" fill="none" stroke-width="5" stroke-linecap="round"/>'
    '<path class="wood" d="M352 412h248v10H352z"/>'
    '<g class="book-a"><path d="M380 380h34v32h-34zM470 386h30v26h-30z"/></g><g class="book-b"><path d="M424 372h30v40h-30zM514 376h34v36h-34z"/></g>'
    '<path class="desk" d="M0 640h600v60H0z"/>'
)

_LAB = (
    '<rect class="wall" width="600" height="700"/>'
    '<rect class="board" x="44" y="92" width="250" height="160" rx="12"/><rect class="board" x="44" y="272" width="250" height="120" rx="12"/>'
    '<path class="chalk" d="M66 122h70M66 146h120M86 170h96M86 194h60M66 218h88M206 122h30M206 146h56" fill="none" stroke-width="5" stroke-linecap="round"/>'
    '<path class="chalk" d="M66 364l40-34 34 18 44-50 40 26 46-36" fill="none" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>'
    '<rect class="frame" x="44" y="92" width="250" height="160" rx="12" fill="none" stroke-width="6"/>'
    '<rect class="frame" x="44" y="272" width="250" height="120" rx="12" fill="none" stroke-width="6"/>'
    '<rect class="near" x="396" y="70" width="164" height="352" rx="10"/>'
    '<path class="far" d="M412 90h132v46H412zM412 150h132v46H412zM412 210h132v46H412zM412 270h132v46H412zM412 330h132v46H412z"/>'
    '<path class="lit" d="M426 108h8v8h-8zM442 108h8v8h-8zM426 168h8v8h-8zM426 228h8v8h-8zM442 228h8v8h-8zM458 228h8v8h-8zM426 288h8v8h-8zM426 348h8v8h-8zM442 348h8v8h-8z"/>'
    '<path class="frame" d="M486 113h44M486 173h44M486 233h44M486 293h44M486 353h44" fill="none" stroke-width="5" stroke-linecap="round"/>'
    '<path class="frame" d="M396 422c-40 60-70 70-96 140M560 422c10 60 24 90 40 110" fill="none" stroke-width="5"/>'
    '<path class="desk" d="M0 640h600v60H0z"/>'
)

SCENES = {"Office": _OFFICE, "Tech lab": _LAB, "Café": _CAFE, "Plain": '<rect class="wall" width="600" height="700"/>'}


def scene_svg(name: str) -> str:
    """A room, painted by CSS classes so that it follows the light or dark theme."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 700" preserveAspectRatio="xMidYMax slice" '
        f'aria-hidden="true">{SCENES.get(name, SCENES["Plain"])}</svg>'
    )
