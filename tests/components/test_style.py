"""The style files mirror themselves for right-to-left text: no rule names the left or right side of a text's box."""

import re
from pathlib import Path

import pytest

COMPONENTS = Path(__file__).resolve().parents[2] / "components"
SHEETS = sorted((*(COMPONENTS / "style").glob("*.css"), *(COMPONENTS / "frontend").glob("*.css")))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_boxes_have_a_start_and_an_end(path):
    sided = r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    assert not re.findall(sided, path.read_text(encoding="utf-8"))


def test_what_people_say_finds_its_own_direction():
    rule = re.search(r"([^}]*)\{ unicode-bidi: plaintext; \}", (COMPONENTS / "style" / "shared.css").read_text())
    assert rule and ".rh-text" in rule[1] and "textarea" in rule[1]
