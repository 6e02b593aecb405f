"""The printer of reports. fpdf2 and its font tools take a third of a second to load: the first PDF pays for it."""

from __future__ import annotations

from core.domain.document import Document


class FpdfReport:
    """A ReportPrinter."""

    def pdf(self, document: Document) -> bytes:
        from core.adapters.fpdf_report.pages import printed

        return printed(document)
