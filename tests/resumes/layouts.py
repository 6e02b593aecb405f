"""Résumés of people in the layouts that are met: each function gives the bytes of one file."""

import io
from pathlib import Path
from textwrap import wrap

from docx import Document
from docx.shared import Cm
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from core.adapters import fpdf_report
from tests.resumes.person import Person

FONTS = Path(fpdf_report.__file__).parent / "fonts"


class Page(FPDF):
    """A4 with a font that has every letter that is needed."""

    def __init__(self, footer: str = "", header: str = "", ligatures: bool = False) -> None:
        super().__init__(format="A4")
        self._footer, self._header = footer, header
        self.add_font("Sans", "", FONTS / "DejaVuSans.ttf")
        self.add_font("Sans", "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_auto_page_break(True, 18)
        self.add_page()
        self.set_text_shaping(ligatures)
        self.font(10)

    def header(self) -> None:
        if self._header:
            self.font(8)
            self.cell(0, 5, self._header, new_x="LMARGIN", new_y="NEXT")
            self.ln(3)

    def footer(self) -> None:
        if self._footer:
            self.set_y(-14)
            self.font(8)
            self.cell(0, 5, f"{self._footer} {self.page_no()}", align="C")

    def font(self, size: float, style: str = "") -> None:
        self.set_font("Sans", style, size)

    def line_of(self, text: str, *, size: float = 10, style: str = "", align: str = "L", width: float = 0) -> None:
        self.font(size, style)
        self.multi_cell(width, size * 0.5, text, align=align, new_x="LEFT", new_y="NEXT")

    def pair(self, left: str, right: str, *, style: str = "", size: float = 10) -> None:
        """Left, and right-aligned at the edge."""
        self.font(size, style)
        y = self.get_y()
        self.cell(0, 5, left)
        self.set_xy(self.l_margin, y)
        self.font(size)
        self.cell(0, 5, right, align="R", new_x="LMARGIN", new_y="NEXT")

    def heading(self, text: str, *, width: float = 0) -> None:
        self.ln(3)
        self.line_of(text, size=12, style="B", width=width)
        self.ln(1)

    def bullets(self, points: tuple[str, ...], *, mark: str = "•", width: float = 0) -> None:
        self.font(9.5)
        left = self.get_x()
        for point in points:
            self.set_x(left)
            self.cell(5, 4.8, mark)
            self.multi_cell(width - 5 if width else 0, 4.8, point, new_x="LMARGIN", new_y="NEXT", align="L")
            self.set_x(left)

    def bytes(self) -> bytes:
        return bytes(self.output())


def classic(p: Person) -> bytes:
    page = Page()
    page.line_of(p.name.upper(), size=18, style="B", align="C")
    page.line_of(" | ".join((p.place, p.phone, p.email, *p.links)), size=9, align="C")
    page.heading("PROFILE")
    page.line_of(p.summary)
    page.heading("PROFESSIONAL EXPERIENCE")
    for job in p.jobs:
        page.pair(f"{job.title}, {job.organisation}", job.dates, style="B")
        page.bullets(job.points)
        page.ln(2)
    page.heading("EDUCATION")
    for study in p.studies:
        page.pair(f"{study.degree}, {study.institution}", study.dates)
    page.heading("TECHNICAL SKILLS")
    for label, group in p.skills:
        page.line_of(f"{label}: {', '.join(group)}")
    if p.projects:
        page.heading("PROJECTS")
        for name, said in p.projects:
            page.line_of(f"{name} – {said}")
    return page.bytes()


def sidebar(p: Person, *, on_the_right: bool = False) -> bytes:
    """Two columns with a name across both of them."""
    page = Page()
    page.line_of(p.name, size=22, style="B")
    page.line_of(p.headline, size=11)
    page.ln(4)
    top = page.get_y()
    narrow, wide = (142, 10) if on_the_right else (10, 75)
    page.set_left_margin(narrow)
    page.set_xy(narrow, top)
    side = 55 if not on_the_right else 58
    page.heading("Contact", width=side)
    for said in (p.email, p.phone, p.place, *p.links):
        page.line_of(said, size=8.5, width=side)
    page.heading("Skills", width=side)
    for skill in p.all_skills:
        page.line_of(skill, size=9, width=side)
    page.heading("Education", width=side)
    for study in p.studies:
        page.line_of(study.degree, size=9, style="B", width=side)
        page.line_of(study.institution, size=9, width=side)
        page.line_of(study.dates, size=9, width=side)
        page.ln(2)
    page.set_left_margin(wide)
    page.set_xy(wide, top)
    room = 122 if not on_the_right else 124
    page.heading("About me", width=room)
    page.line_of(p.summary, width=room)
    page.heading("Work experience", width=room)
    for job in p.jobs:
        page.line_of(job.title, style="B", width=room)
        page.line_of(f"{job.organisation} | {job.dates}", size=9, width=room)
        page.bullets(job.points, width=room)
        page.ln(2)
    return page.bytes()


def latex(p: Person) -> bytes:
    """Centred head, letters joined, employer and place above title and time."""
    page = Page(ligatures=True)
    page.line_of(p.name, size=20, style="B", align="C")
    page.line_of(" • ".join((p.phone, p.email, *p.links)), size=9, align="C")
    page.line_of(p.place, size=9, align="C")
    page.heading("Education")
    for study in p.studies:
        page.pair(study.institution, study.dates, style="B")
        page.line_of(study.degree)
    page.heading("Experience")
    for job in p.jobs:
        page.pair(job.organisation, job.place, style="B")
        page.pair(job.title, job.dates)
        page.bullets(tuple(point.replace("fi", "ﬁ").replace("fl", "ﬂ") for point in job.points), mark="–")
    page.heading("Projects")
    for name, said in p.projects:
        page.line_of(f"{name} | {said}", style="B", size=9.5)
    page.heading("Technical Skills")
    for label, group in p.skills:
        page.line_of(f"{label}: {', '.join(group)}")
    return page.bytes()


def word(p: Person) -> bytes:
    document = Document()
    document.add_heading(p.name, 0)
    document.add_paragraph(f"{p.place} · {p.phone} · {p.email}")
    for link in p.links:
        document.add_paragraph(link)
    document.add_heading("Personal statement", 1)
    document.add_paragraph(p.summary)
    document.add_heading("Employment history", 1)
    for job in p.jobs:
        document.add_paragraph().add_run(job.title).bold = True
        document.add_paragraph(f"{job.organisation}, {job.place}")
        document.add_paragraph(job.dates)
        for point in job.points:
            document.add_paragraph(point, style="List Bullet")
    document.add_heading("Education and training", 1)
    for study in p.studies:
        document.add_paragraph(f"{study.degree}, {study.institution}, {study.dates}")
    document.add_heading("Key skills", 1)
    for skill in p.all_skills:
        document.add_paragraph(skill, style="List Bullet")
    for title, lines in p.extra:
        document.add_heading(title, 1)
        for line in lines:
            document.add_paragraph(line)
    return _saved(document)


def word_table(p: Person) -> bytes:
    """Times in the left column of tables, the head in the page's header."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = f"{p.name}\t{p.phone}\t{p.email}"
    document.add_paragraph(p.place)
    document.add_heading("Career objective", 2)
    document.add_paragraph(p.summary)

    def table(title: str, rows: list[tuple[str, list[str]]]) -> None:
        document.add_heading(title, 2)
        made = document.add_table(0, 2)
        for left, right in rows:
            cells = made.add_row().cells
            cells[0].width, cells[1].width = Cm(4), Cm(12)
            cells[0].text, cells[1].text = left, right[0]
            for line in right[1:]:
                cells[1].add_paragraph(line)

    table(
        "Teaching Experience",
        [(j.dates, [f"{j.title}, {j.organisation}", *(f"• {x}" for x in j.points)]) for j in p.jobs],
    )
    table("Academic Qualifications", [(s.dates, [f"{s.degree}, {s.institution}"]) for s in p.studies])
    table("Skills", [(label, [", ".join(group)]) for label, group in p.skills])
    return _saved(document)


def _saved(document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def linkedin(p: Person) -> bytes:
    """As LinkedIn exports a profile."""
    page = Page(footer="Page")
    top = page.get_y()
    page.heading("Contact", width=50)
    for said in (p.phone, p.email, *(f"{link} (LinkedIn)" for link in p.links)):
        page.line_of(said, size=8, width=52)
    page.heading("Top Skills", width=50)
    for skill in p.all_skills:
        page.line_of(skill, size=9, width=50)
    page.set_left_margin(75)
    page.set_xy(75, top)
    page.line_of(p.name, size=20)
    page.line_of(p.headline, size=11)
    page.line_of(p.place, size=9)
    page.heading("Summary")
    page.line_of(p.summary, size=10)
    page.heading("Experience")
    for job in p.jobs:
        page.line_of(job.organisation, size=11, style="B")
        page.line_of(job.title)
        page.line_of(job.dates, size=9)
        page.line_of(job.place, size=9)
        for point in job.points:
            page.line_of(point, size=9)
        page.ln(3)
    page.heading("Education")
    for study in p.studies:
        page.line_of(study.institution, size=11, style="B")
        page.line_of(f"{study.degree} · ({study.dates})", size=9)
    return page.bytes()


def german(p: Person) -> bytes:
    """A table of life: times on the left."""
    page = Page(header=f"Lebenslauf {p.name}")
    page.line_of(p.name, size=18, style="B")
    for label, said in (("Anschrift", p.place), ("Telefon", p.phone), ("E-Mail", p.email)):
        page.line_of(f"{label}: {said}")

    def rows(title: str, entries: list[tuple[str, str, tuple[str, ...]]]) -> None:
        page.heading(title)
        for dates, said, points in entries:
            page.font(10)
            page.cell(45, 5, dates)
            page.multi_cell(0, 5, said, new_x="LMARGIN", new_y="NEXT")
            for point in points:
                page.set_x(55)
                page.bullets((point,), mark="-")

    rows("Berufserfahrung", [(j.dates, f"{j.title}, {j.organisation}", j.points) for j in p.jobs])
    rows("Ausbildung", [(s.dates, f"{s.degree}, {s.institution}", ()) for s in p.studies])
    page.heading("Kenntnisse")
    for label, group in p.skills:
        page.line_of(f"{label}: {', '.join(group)}")
    page.heading("Sprachen")
    page.line_of(p.languages)
    return page.bytes()


def plain(p: Person) -> bytes:
    lines = [
        p.name,
        p.headline,
        "",
        f"Phone: {p.phone}",
        f"Email: {p.email}",
        f"Location: {p.place}",
        "",
        "SUMMARY",
        "-------",
        p.summary,
    ]
    lines += ["", "WORK HISTORY", "------------"]
    for job in p.jobs:
        lines += [job.dates, f"{job.title} at {job.organisation}", *(f"* {point}" for point in job.points), ""]
    lines += ["SKILLS", "------", ", ".join(p.all_skills), "", "EDUCATION", "---------"]
    lines += [f"{study.dates}  {study.degree}, {study.institution}" for study in p.studies]
    return "\r\n".join(lines).encode("cp1252")


def markdown(p: Person) -> bytes:
    lines = [
        f"# {p.name}",
        f"*{p.headline}*",
        "",
        f"{p.place} · {p.email} · {p.phone} · {' · '.join(p.links)}",
        "",
        "## About",
        p.summary,
        "",
        "## Experience",
    ]
    for job in p.jobs:
        lines += [
            f"### {job.title} — {job.organisation}",
            f"*{job.dates}*",
            "",
            *(f"- {point}" for point in job.points),
            "",
        ]
    lines += ["## Projects", *(f"- **{name}**: {said}" for name, said in p.projects), "", "## Skills"]
    lines += [f"- **{label}:** {', '.join(group)}" for label, group in p.skills]
    lines += ["", "## Education", *(f"- {s.degree}, {s.institution} ({s.dates})" for s in p.studies)]
    return "\n".join(lines).encode()


def two_pages(p: Person) -> bytes:
    """Everything about the person in one line, which every page repeats."""
    page = Page(header=f"{p.name}   |   {p.place}   |   {p.phone}   |   {p.email}", footer="Page")
    page.heading("Career Summary")
    page.line_of(p.summary)
    page.heading("Career History")
    for job in p.jobs:
        page.pair(job.organisation, job.dates, style="B")
        page.line_of(job.title)
        page.bullets(job.points * 4)
        page.ln(2)
    page.heading("Qualifications")
    for study in p.studies:
        page.pair(study.institution, study.dates)
        page.line_of(study.degree)
    page.heading("Core Competencies")
    page.line_of(" • ".join(p.all_skills))
    return page.bytes()


def europass(p: Person) -> bytes:
    """Labels in the left column of every row, as the European form has them."""
    page = Page()
    page.line_of("Curriculum Vitae", size=16, style="B")

    def row(label: str, said: str) -> None:
        page.font(9)
        y = page.get_y()
        page.cell(48, 5, label, align="R")
        page.set_xy(62, y)
        page.multi_cell(0, 5, said, new_x="LMARGIN", new_y="NEXT")

    page.heading("Personal information")
    for label, said in (("Name", p.name), ("Address", p.place), ("Telephone", p.phone), ("E-mail", p.email)):
        row(f"{label}:", said)
    page.heading("Work experience")
    for job in p.jobs:
        row(job.dates, job.title)
        row("", job.organisation)
        for point in job.points:
            row("", f"• {point}")
        page.ln(2)
    page.heading("Education and training")
    for study in p.studies:
        row(study.dates, study.degree)
        row("", study.institution)
        page.ln(1)
    page.heading("Skills")
    for label, group in p.skills:
        row(label, ", ".join(group))
    return page.bytes()


def right_sidebar(p: Person) -> bytes:
    return sidebar(p, on_the_right=True)


def word_columns(p: Person) -> bytes:
    """Two columns made of one table row: the side on the left, the story on the right."""
    document = Document()
    document.add_paragraph(p.name, style="Title")
    document.add_paragraph(p.headline)
    left, right = document.add_table(1, 2).rows[0].cells

    def fill(cell, title: str, lines: list[str]) -> None:
        cell.add_paragraph().add_run(title).bold = True
        for line in lines:
            cell.add_paragraph(line)

    fill(left, "CONTACT", [p.phone, p.email, p.place, *p.links])
    fill(left, "CORE SKILLS", p.all_skills)
    fill(right, "SUMMARY", [p.summary])
    fill(right, "PROFESSIONAL EXPERIENCE", [])
    for job in p.jobs:
        right.add_paragraph(f"{job.title}, {job.organisation} ({job.dates})")
        for point in job.points:
            right.add_paragraph(point, style="List Bullet")
    fill(right, "EDUCATION", [f"{s.degree}, {s.institution} ({s.dates})" for s in p.studies])
    return _saved(document)


def academic(p: Person) -> bytes:
    """Numbered headings, serif manners, times in brackets at the end."""
    page = Page(ligatures=True, footer=p.name)
    page.line_of(f"Curriculum Vitae: {p.name}", size=15, style="B")
    page.line_of(f"{p.place}   {p.email}   {p.phone}", size=9)
    page.line_of("   ".join(p.links), size=9)
    page.heading("1. Academic Appointments")
    for job in p.jobs:
        page.line_of(f"{job.title}, {job.organisation}, {job.place} ({job.dates})")
        page.bullets(job.points)
    page.heading("2. Education")
    for study in p.studies:
        page.line_of(f"{study.degree}, {study.institution} ({study.dates})")
    page.heading("3. Research Projects")
    for name, said in p.projects:
        page.bullets((f"{name}: {said}",))
    page.heading("4. Technical Skills")
    page.line_of("; ".join(p.all_skills))
    return page.bytes()


def french(p: Person) -> bytes:
    page = Page()
    page.line_of(p.name, size=18, style="B")
    page.line_of(f"{p.place} – {p.phone} – {p.email}", size=9)
    page.heading("Profil")
    page.line_of(p.summary)
    page.heading("Expériences professionnelles")
    for job in p.jobs:
        page.line_of(f"{job.dates} : {job.title}", style="B")
        page.line_of(f"{job.organisation}, {job.place}")
        page.bullets(job.points, mark="-")
    page.heading("Formation")
    for study in p.studies:
        page.line_of(f"{study.dates} : {study.degree}, {study.institution}")
    page.heading("Compétences")
    for label, group in p.skills:
        page.line_of(f"{label} : {', '.join(group)}")
    return page.bytes()


def functional(p: Person) -> bytes:
    """Skills first, then where, in one line each."""
    page = Page()
    page.line_of(p.name, size=20, style="B")
    page.line_of(f"{p.headline} · {p.place}")
    page.line_of(f"M: {p.phone}   E: {p.email}")
    page.heading("Areas of Expertise")
    for label, group in p.skills:
        page.line_of(label, style="B")
        page.bullets(group)
    page.heading("Career Summary")
    page.line_of(p.summary)
    page.heading("Employment")
    for job in p.jobs:
        page.pair(f"{job.title} | {job.organisation} | {job.place}", job.dates)
    page.heading("Training")
    for study in p.studies:
        page.pair(f"{study.degree} | {study.institution}", study.dates)
    return page.bytes()


def underlined(p: Person) -> bytes:
    """Plain text as old systems for applicants asked for it."""
    lines = [
        f"NAME: {p.name}",
        f"EMAIL: {p.email}",
        f"TEL: {p.phone}",
        f"ADDRESS: {p.place}",
        "",
        "OBJECTIVE",
        "=========",
        p.summary,
        "",
        "EMPLOYMENT",
        "==========",
    ]
    for job in p.jobs:
        lines += [
            f"Position: {job.title}",
            f"Company: {job.organisation}",
            f"Dates: {job.dates}",
            *(f"  - {x}" for x in job.points),
            "",
        ]
    lines += ["EDUCATION", "========="]
    for study in p.studies:
        lines += [f"{study.degree}", f"{study.institution}, {study.dates}", ""]
    lines += ["COMPUTER SKILLS", "===============", *(f"{label}: {', '.join(group)}" for label, group in p.skills)]
    return "\n".join(lines).encode()


def projects_first(p: Person) -> bytes:
    """A student: little work, many projects, letters of headings spaced out."""
    page = Page()
    page.line_of(p.name, size=22, style="B", align="R")
    page.line_of(f"{p.email} / {p.phone} / {p.place}", size=9, align="R")
    page.line_of(" / ".join(p.links), size=9, align="R")
    page.heading("E D U C A T I O N")
    for study in p.studies:
        page.line_of(study.institution, style="B")
        page.line_of(f"{study.degree}, {study.dates}")
    page.heading("P R O J E C T S")
    for name, said in p.projects:
        page.line_of(name, style="B")
        page.bullets((said,))
    page.heading("E X P E R I E N C E")
    for job in p.jobs:
        page.line_of(f"{job.title} @ {job.organisation}", style="B")
        page.line_of(job.dates, size=9)
        page.bullets(job.points)
    page.heading("S K I L L S")
    page.line_of(" / ".join(p.all_skills))
    return page.bytes()


def word_tabs(p: Person) -> bytes:
    """One line for title, employer and time, parted by tabs and bars."""
    document = Document()
    document.add_paragraph(p.name)
    document.add_paragraph(f"{p.email} | {p.phone} | {p.place}")
    document.add_paragraph("QUALIFICATIONS SUMMARY")
    document.add_paragraph(p.summary)
    document.add_paragraph("WORK EXPERIENCE")
    for job in p.jobs:
        document.add_paragraph(f"{job.organisation}\t{job.place}")
        document.add_paragraph(f"{job.title}\t{job.dates}")
        for point in job.points:
            document.add_paragraph(f"• {point}")
    document.add_paragraph("EDUCATION")
    for study in p.studies:
        document.add_paragraph(f"{study.degree}\t{study.dates}")
        document.add_paragraph(study.institution)
    document.add_paragraph("SKILLS & TOOLS")
    document.add_paragraph(" | ".join(p.all_skills))
    return _saved(document)


def picture(p: Person) -> bytes:
    """A page as a telephone takes it: grey, a little soft."""
    page = Image.new("L", (1654, 2339), 250)
    pen = ImageDraw.Draw(page)
    y = 120

    def write(text: str, size: int = 30, style: str = "", x: int = 140) -> None:
        nonlocal y
        font = ImageFont.truetype(str(FONTS / ("DejaVuSans-Bold.ttf" if style else "DejaVuSans.ttf")), size)
        for line in wrap(text, 2300 // size):
            pen.text((x, y), line, fill=40, font=font)
            y += size + 14

    write(p.name, 56, "B")
    write(f"{p.phone} | {p.email}")
    write(p.place)
    y += 30
    write("SUMMARY", 36, "B")
    write(p.summary)
    y += 30
    write("WORK EXPERIENCE", 36, "B")
    for job in p.jobs:
        write(f"{job.title}, {job.organisation}", 30, "B")
        write(job.dates)
        for point in job.points:
            write(f"- {point}", x=170)
        y += 20
    write("EDUCATION", 36, "B")
    for study in p.studies:
        write(f"{study.degree}, {study.institution}, {study.dates}")
    y += 30
    write("SKILLS", 36, "B")
    write(", ".join(p.all_skills))
    kept = io.BytesIO()
    page.filter(ImageFilter.GaussianBlur(0.7)).save(kept, "JPEG", quality=85)
    return kept.getvalue()
