"""A report as a file: PDF for people, Markdown for notes. JSON, for programs, is the report service's own."""

from __future__ import annotations

from core.domain.document import Document
from core.grading.document import document_of
from core.grading.markdown import markdown_of
from core.grading.spoken import spoken_summary
from core.instruments import ReportPrinter
from core.services.designs import Designs
from core.services.report import ReportService


class ExportService:
    """Bound to one person, through their reports."""

    def __init__(self, reports: ReportService, printer: ReportPrinter, designs: Designs) -> None:
        self._reports, self._printer, self._designs = reports, printer, designs

    def as_pdf(self, interview_id: str) -> bytes:
        """Raises NotFound, StoreError."""
        return self._printer.pdf(self._document(interview_id))

    def as_markdown(self, interview_id: str) -> str:
        """Raises NotFound, StoreError."""
        return markdown_of(self._document(interview_id))

    def _document(self, interview_id: str) -> Document:
        view = self._reports.open(interview_id)
        interview = view.interview
        designs = {one.id: self._designs.of(interview, one) for one in interview.main_questions}
        return document_of(interview, view.report, spoken_summary(interview), designs)
