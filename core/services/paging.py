"""Pages of what a store finds: one that an address asked for, or one after the other until nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from core.domain.library import LibraryQuery
from core.domain.progress import InterviewQuery, Page

LARGEST_PAGE = 100
T = TypeVar("T")
Q = TypeVar("Q", InterviewQuery, LibraryQuery)


def in_range(search: Callable[[Q], Page[T]], query: Q) -> Page[T]:
    """Page and page size come from an address, so they are brought into range; a page beyond the last is the last."""
    size = min(max(1, query.page_size), LARGEST_PAGE)
    page = search(replace(query, page=max(1, query.page), page_size=size))
    return search(replace(query, page=page.last, page_size=size)) if page.page > page.last else page


def every(search: Callable[[Q], Page[T]], query: Q) -> Iterator[T]:
    """All that the query finds, whichever page it names."""
    number, last = 0, 1
    while number < last:
        number += 1
        page = search(replace(query, page=number, page_size=LARGEST_PAGE))
        last = page.last
        yield from page.items
