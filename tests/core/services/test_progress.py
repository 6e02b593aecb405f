from datetime import timedelta

import pytest

from core.adapters.sqlite.database import SqliteDatabase
from core.adapters.system_clock import SystemClock
from core.domain.people import LOCAL_PERSON
from core.domain.progress import InterviewQuery
from core.services.insight_jobs import InsightJobs
from core.services.progress import ProgressService
from tests.contracts.samples import START, new_interview


@pytest.fixture
def service(tmp_path):
    store = SqliteDatabase(tmp_path / "rehearsal.db").interviews("ann")
    for number in range(7):
        store.save(new_interview("ann", started_at=START + timedelta(days=number)))
    return ProgressService(store, SystemClock(), {}, LOCAL_PERSON, InsightJobs(None))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        pytest.param((1, 3), (1, 3, 3), id="first"),
        pytest.param((3, 3), (3, 3, 1), id="last, not full"),
        pytest.param((9, 3), (3, 3, 1), id="beyond the last"),
        pytest.param((-4, 3), (1, 3, 3), id="before the first"),
        pytest.param((1, 0), (1, 1, 1), id="no page size"),
        pytest.param((1, 5000), (1, 100, 7), id="too large a page"),
    ],
)
def test_pages_are_brought_into_range(service, asked, shown):
    page, page_size = asked
    view = service.load(InterviewQuery(page=page, page_size=page_size))
    assert (view.page.page, view.page.page_size, len(view.page.items)) == shown
    assert (view.page.total, view.figures.interviews) == (7, 7)


def test_nothing_found_is_an_empty_first_page(service):
    view = service.load(InterviewQuery(text="nothing has this", page=4))
    assert (view.page.items, view.page.total, view.page.page) == ((), 0, 1)
