"""Several people in tabs of one server, each at the addresses of the others' interviews."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from bench.browserless import PageFailed, Visitor
from bench.servers import ROOT, serving, wait_until_up
from bench.tenants import House, Tenant, Try
from core.domain.people import COOKIE

TABS = 3  # at once


@contextmanager
def tabs_tries(house: House) -> Iterator[list[tuple[str, Callable[[random.Random], Try]]]]:
    """The server shares the house's folder: another process of the same installation."""
    folder = house.application.settings.rehearsal_data_dir
    with serving(ROOT / "app.py", folder, REHEARSAL_ACCOUNTS="local") as server:
        wait_until_up(server)
        yield [("tabs of one server", lambda dice: side_by_side(house, server.address, dice))]


def side_by_side(house: House, address: str, dice: random.Random) -> Try:
    """Tabs of different people, open at the same time; one of them at what is another's."""
    people = dice.sample(house.tenants, TABS)
    pages = [_page(dice, person, dice.choice([p for p in people if p is not person])) for person in people]

    async def all_at_once() -> list[bytes]:
        return list(await asyncio.gather(*(_seen(address, p, *page) for p, page in zip(people, pages, strict=True))))

    heard = asyncio.run(all_at_once())
    foreign = [
        tenant.marker
        for person, seen in zip(people, heard, strict=True)
        for tenant in house.tenants
        if tenant is not person and tenant.marker.encode() in seen
    ]
    return house.told(None, " ".join(foreign))


def _page(dice: random.Random, person: Tenant, other: Tenant) -> tuple[str, str]:
    wanted = dice.choice(other.interviews)
    return dice.choice(
        (
            ("", ""),
            ("progress", ""),
            ("chat", f"id={other.conversation}"),
            ("report", f"id={wanted}"),
            ("interview", f"id={wanted}"),
            ("report", f"id={dice.choice(person.interviews)}"),
            ("coding", f"id={wanted}"),
        )
    )


async def _seen(address: str, person: Tenant, page: str, query: str) -> bytes:
    visitor = await Visitor.connected(address, page, query, cookie=f"{COOKIE}={person.session}")
    with suppress(PageFailed):  # which says in red that it is not there
        await visitor.rerun()
    await visitor.leave()
    return bytes(visitor.heard)
