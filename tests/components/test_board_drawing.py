"""A board as SVG: every word escaped, every component inside the picture."""

from xml.etree import ElementTree

import pytest

from components.board_drawing import svg_of
from core.domain.board import NODE_HEIGHT, NODE_WIDTH, Board, Edge, Node, PartKind

HOSTILE = '</text><script>alert(1)</script> & "quoted" ]]>'
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*nodes: Node, edges: tuple[Edge, ...] = ()) -> ElementTree.Element:
    return ElementTree.fromstring(svg_of(Board("q1", nodes, edges)))


def test_words_stay_words():
    picture = drawn(
        Node("a", PartKind.CLIENT, HOSTILE, 0, 0),
        Node("b", PartKind.QUEUE, "", 200, 0),
        edges=(Edge("e", "a", "b", HOSTILE),),
    )
    assert picture.find(f".//{SVG}script") is None
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert any(text.startswith("</text>") for text in texts)
    assert "Queue" in texts
    assert HOSTILE in picture.get("aria-label")


@pytest.mark.parametrize("places", [[(0, 0)], [(0, 0), (1452, 944)], [(700, 500), (900, 100)]])
def test_every_component_is_in_the_picture(places):
    picture = drawn(*(Node(f"n{n}", PartKind.SERVICE, "x", x, y) for n, (x, y) in enumerate(places)))
    left, top, width, height = map(float, picture.get("viewBox").split())
    for x, y in places:
        assert left <= x and x + NODE_WIDTH <= left + width
        assert top <= y and y + NODE_HEIGHT <= top + height


def test_opposite_arrows_do_not_lie_on_each_other():
    nodes = Node("a", PartKind.CLIENT, "App", 0, 0), Node("b", PartKind.SERVICE, "API", 300, 0)
    there, back = Edge("e", "a", "b", "ask"), Edge("f", "b", "a", "tell")
    labels = {text.text: float(text.get("y")) for text in drawn(*nodes, edges=(there, back)).iter(f"{SVG}text")}
    assert labels["ask"] > labels["tell"] + 12


@pytest.mark.parametrize("place", [(0, 0), (0, 200), (200, 0)])
def test_an_arrow_between_components_at_one_spot_is_drawn(place):
    nodes = Node("a", PartKind.CLIENT, "App", 0, 0), Node("b", PartKind.SERVICE, "API", *place)
    assert drawn(*nodes, edges=(Edge("e", "a", "b"),)).find(f".//{SVG}path[@class='shaft']") is not None
