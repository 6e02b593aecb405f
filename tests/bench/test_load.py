import asyncio

import pytest

from bench.browserless import PageFailed, Visitor
from bench.load import answer, begin_interviews
from bench.servers import ROOT, percentile, serving, wait_until_up


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        pytest.param([5], 0.95, 5, id="one value"),
        pytest.param([4, 1, 3, 2], 0.5, 2, id="half"),
        pytest.param(list(range(1, 101)), 0.95, 95, id="of a hundred"),
        pytest.param([1, 2, 3], 1.0, 3, id="all"),
    ],
)
def test_percentile(values, share, expected):
    assert percentile(values, share) == expected


@pytest.mark.slow
def test_a_visitor_without_a_browser_holds_an_interview(tmp_path):
    """The whole app over its WebSocket: a deep link opens the room, and each answer brings the next question."""
    (query,) = begin_interviews(tmp_path, 1)

    async def visit(address: str) -> list[str]:
        visitor = await Visitor.arrive(address, "interview", query)
        slots = [visitor.components["answer_box"].data["slot"]]
        for _ in range(3):
            await answer(visitor)
            slots.append(visitor.components["answer_box"].data["slot"])
        await visitor.leave()
        returned = await Visitor.arrive(address, "interview", query)
        assert returned.components["answer_box"].data["slot"] == slots[-1], "a refresh leads back to the same question"
        await returned.leave()
        return slots

    with serving(ROOT / "app.py", tmp_path) as server:
        wait_until_up(server, path="/health")
        slots = asyncio.run(visit(server.address))
    assert len(set(slots)) == 4


@pytest.mark.slow
def test_a_page_that_fails_is_an_error(tmp_path):
    script = tmp_path / "failing.py"
    script.write_text("raise RuntimeError('planted')\n")
    with serving(script, tmp_path) as server:
        wait_until_up(server)
        with pytest.raises(PageFailed):
            asyncio.run(Visitor.arrive(server.address))
