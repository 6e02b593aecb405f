"""`/api/interviews`: lists, figures and exports of one person's interviews."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from core.api.answers import Insights, InterviewList, Overview, Performance, Report
from core.domain.interview import Status
from core.domain.plan import Difficulty, Kind
from core.domain.progress import InterviewQuery, Sort
from core.services.exchange import COLUMNS, ExchangeService
from core.services.progress import ProgressService
from core.services.report import ReportService

PIECE_CHARACTERS = 32_768  # of an export: a row at a time would cost more in handing over than in reading
MOST_PAGES = 1_000_000
Name = Annotated[str, Field(max_length=200)]
Points = Annotated[float | None, Field(ge=0, le=100)]


class Asking(Protocol):
    """The services of whoever asks."""

    @property
    def progress(self) -> ProgressService: ...
    @property
    def exchange(self) -> ExchangeService: ...
    @property
    def report(self) -> ReportService: ...


class Narrowing(BaseModel):
    """Every parameter narrows; one that can be given several times means any of its values."""

    model_config = ConfigDict(extra="forbid")

    kind: list[Kind] = []
    status: list[Status] = []
    difficulty: list[Difficulty] = []
    domain: Annotated[list[Name], Field(max_length=50)] = []
    topic: Annotated[list[Name], Field(max_length=50, description="Any of them was asked about.")] = []
    started_from: AwareDatetime | None = None
    started_before: AwareDatetime | None = None
    min_score: Points = None
    max_score: Points = None
    search: Annotated[str, Field(max_length=200, description="Words in the role, questions and answers.")] = ""

    def query(self, sort: Sort = Sort.NEWEST, page: int = 1, page_size: int = 20) -> InterviewQuery:
        return InterviewQuery(
            kinds=tuple(self.kind),
            statuses=tuple(self.status),
            difficulties=tuple(self.difficulty),
            domains=tuple(self.domain),
            topics=tuple(self.topic),
            started_from=self.started_from,
            started_before=self.started_before,
            min_score=self.min_score,
            max_score=self.max_score,
            text=self.search,
            sort=sort,
            page=page,
            page_size=page_size,
        )


class Listing(Narrowing):
    sort: Sort = Sort.NEWEST
    page: Annotated[int, Field(ge=1, le=MOST_PAGES)] = 1
    page_size: Annotated[int, Field(ge=1, le=100)] = 20


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"


class Exporting(Narrowing):
    format: Format = Format.CSV


TYPES = {Format.CSV: "text/csv", Format.JSON: "application/json"}


def interview_routes(asking: Callable[..., Asking]) -> APIRouter:
    routes = APIRouter(prefix="/interviews")
    routes.include_router(_figures(asking))  # before {id}, which would take their names for ids

    @routes.get("", tags=["interviews"], summary="One page of the interviews that match")
    def interviews(asked: Annotated[Asking, Depends(asking)], wanted: Annotated[Listing, Query()]) -> InterviewList:
        found = asked.progress.page(wanted.query(wanted.sort, wanted.page, wanted.page_size))
        return InterviewList.model_validate(found)

    @routes.get("/{interview_id}", tags=["interviews"], summary="One interview with its report")
    def interview(
        asked: Annotated[Asking, Depends(asking)], interview_id: Annotated[str, Path(max_length=100)]
    ) -> Report:
        return Report.model_validate_json(asked.report.as_json(interview_id))

    return routes


def _figures(asking: Callable[..., Asking]) -> APIRouter:
    routes = APIRouter()

    @routes.get("/stats/overview", tags=["figures"], summary="Sums and averages over all that matches")
    def overview(asked: Annotated[Asking, Depends(asking)], wanted: Annotated[Narrowing, Query()]) -> Overview:
        figures = asked.progress.totals(wanted.query())
        return Overview.of(figures, asked.progress.findings(figures))

    @routes.get(
        "/analytics/performance", tags=["figures"], summary="Scores over time, by topic, by criterion, and delivery"
    )
    def performance(asked: Annotated[Asking, Depends(asking)], wanted: Annotated[Narrowing, Query()]) -> Performance:
        return Performance.model_validate(asked.progress.figures(wanted.query()))

    @routes.get("/analytics/insights", tags=["figures"], summary="What changed, what stands out, and what is due")
    def insights(asked: Annotated[Asking, Depends(asking)], wanted: Annotated[Narrowing, Query()]) -> Insights:
        progress = asked.progress
        return Insights.model_validate(progress.findings(progress.figures(wanted.query())))

    @routes.get(
        "/export",
        tags=["interviews"],
        summary="All that match, as CSV (a row an answer) or as JSON that can be imported again",
        description=_described(),
        response_class=StreamingResponse,
        responses={200: {"content": {kind: {} for kind in TYPES.values()}, "description": "The file, as it is read."}},
    )
    def export(asked: Annotated[Asking, Depends(asking)], wanted: Annotated[Exporting, Query()]) -> StreamingResponse:
        pieces = (asked.exchange.as_csv if wanted.format is Format.CSV else asked.exchange.as_json)(wanted.query())
        first = next(pieces)
        head = {"Content-Disposition": f'attachment; filename="interviews.{wanted.format}"'}
        return StreamingResponse(_gathered(first, pieces), media_type=TYPES[wanted.format], headers=head)

    return routes


def _described() -> str:
    lines = [f"* `{name}`: {meaning}" for name, meaning in COLUMNS.items()]
    about = (
        "Scores are points of 100, instants ISO 8601 in UTC; an empty cell was not measured. A cell that a spreadsheet"
        " would calculate begins with an apostrophe. The columns of the CSV:"
    )
    return "\n".join((about, "", *lines))


def _gathered(first: str, pieces: Iterator[str]) -> Iterator[bytes]:
    yield first.encode()
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= PIECE_CHARACTERS:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
