"""Reading what people upload, through the confined process."""

import io
import shutil
import sys

import pytest
from docx import Document
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

from core.adapters.local_runner.confinement import LandlockConfinement
from core.adapters.local_runner.runner import missing_protection
from core.adapters.resume_reader.reader import ResumeReader, interpreter
from core.adapters.runtime_runner.confinement import LimitedConfinement
from core.deadlines import Limits
from core.document_vendors import document_reader
from core.domain.resume import SourceKind
from core.errors import InputRejected, SandboxUnavailable
from core.resume_ports import ConfinedProgram
from core.settings import Settings
from tests.fakes.groq_server import Fault, Text, groq_server

CONFINEMENTS = [
    pytest.param(
        LandlockConfinement(),
        id="landlock",
        marks=pytest.mark.skipif(bool(missing_protection()), reason="no Landlock on this system"),
    ),
    pytest.param(LimitedConfinement(), id="limits"),
]


@pytest.fixture(params=CONFINEMENTS)
def confinement(request):
    return request.param


@pytest.fixture
def reader(confinement):
    return ResumeReader([confinement])


@pytest.fixture(scope="module")
def either():
    return ResumeReader([LandlockConfinement(), LimitedConfinement()])


def pdf(*pages: str, **protection: str) -> bytes:
    made = FPDF()
    if protection:
        made.set_encryption(**protection)
    for page in pages:
        made.add_page()
        made.set_font("Helvetica", size=11)
        made.multi_cell(0, 6, page)
    return bytes(made.output())


def picture(text: str, size: tuple[int, int] = (1000, 400), form: str = "PNG") -> bytes:
    drawn = Image.new("RGB", size, "white")
    ImageDraw.Draw(drawn).multiline_text((40, 40), text, fill="black", font=ImageFont.load_default(32))
    kept = io.BytesIO()
    drawn.save(kept, form)
    return kept.getvalue()


def docx(write) -> bytes:
    document = Document()
    write(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def refusal(reader: ResumeReader, content: bytes, name: str = "cv.pdf") -> str:
    with pytest.raises(InputRejected) as refused:
        reader.read(content, name)
    return refused.value.user_message


def test_each_confinement_reads_a_pdf(reader):
    read = reader.read(pdf("Jane Doe\njane@example.org", "Second page about Python"), "cv.txt")
    assert (read.kind, read.pages, read.note) == (SourceKind.PDF, 2, "")
    assert read.text.split("\n\n") == ["Jane Doe\njane@example.org", "Second page about Python"]


def test_a_confined_process_is_stopped_in_time_and_before_it_takes_much_memory(confinement):
    def run(code: str, wall_ms: int = 4000):
        program = ConfinedProgram((interpreter(), "-I", "-S", "-c", code), wall_ms)
        return confinement.run(program, b"", memory_mb=128, output_kb=4)

    assert run("while True: pass", 500).stopped_by == "time"
    hungry = run("kept = []\nwhile True: kept.append(bytearray(b'x' * 1_000_000))")
    assert hungry.stopped_by == "memory" or (hungry.exit_code and b"MemoryError" in hungry.stderr)
    assert hungry.memory_kb < 200_000
    assert run("print('x' * 100_000)").stopped_by == "output"


def test_a_confined_process_reaches_neither_files_nor_the_network_nor_writes(tmp_path):
    if fault := missing_protection():
        pytest.skip(fault)
    secret, made = tmp_path / "secret", tmp_path / "made"
    secret.write_text("gsk_planted")
    tries = f"""
import socket
for name, attempt in (
    ("read", lambda: open({str(secret)!r}).read()),
    ("write", lambda: open({str(made)!r}, "w")),
    ("connect", lambda: socket.create_connection(("127.0.0.1", 9))),
    ("start", lambda: __import__("os").fork()),
):
    try:
        attempt()
        print(name, "done")
    except OSError as error:
        print(name, type(error).__name__)
"""
    program = ConfinedProgram((interpreter(), "-I", "-S", "-c", tries), wall_ms=4000)
    ended = LandlockConfinement().run(program, b"", memory_mb=128, output_kb=4)
    assert ended.stdout.decode().split("\n")[:4] == [
        "read PermissionError",
        "write PermissionError",
        "connect PermissionError",
        "start PermissionError",
    ]
    assert not made.exists()


def test_where_one_confinement_is_missing_the_next_one_holds():
    class Missing:
        def run(self, *_, **__):
            raise SandboxUnavailable("no Landlock")

    assert ResumeReader([Missing(), LimitedConfinement()]).read(b"Jane Doe, engineer", "cv.txt").text
    assert "Paste the text" in refusal(ResumeReader([Missing()]), b"Jane Doe, engineer")


def test_a_word_document_is_read_in_its_order_with_header_list_and_table(either):
    def write(document):
        document.sections[0].header.paragraphs[0].text = "Amara Obi | amara@example.org"
        document.add_heading("Experience", 1)
        document.add_paragraph("Halved the waiting time", style="List Bullet")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Python", "expert"
        document.add_paragraph("Last line")

    read = either.read(docx(write), "cv.docx")
    assert read.kind is SourceKind.DOCX
    assert read.text.split("\n") == [
        *("Amara Obi | amara@example.org", "Experience", "• Halved the waiting time", "Python    expert", "Last line"),
    ]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Zoë Müller – Ingénieure"),
        ("utf-8-sig", "Zoë Müller"),
        ("utf-16", "Zoë Müller"),
        ("utf-16-le", "Zoe Mueller, nurse"),
        ("cp1252", "Zoë Müller “lead” – wrote naïve code for Citroën in Köln and Besançon"),
        ("cp1251", "Иван Петров, инженер по тестированию, Санкт-Петербург, опыт работы шесть лет"),
    ],
)
def test_plain_text_is_read_whatever_its_encoding(either, encoding, text):
    read = either.read(text.encode(encoding), "cv.pdf")
    assert (read.text, read.kind) == (text, SourceKind.TEXT)


def test_markdown_is_known_by_its_marks_or_its_name(either):
    assert either.read(b"# Jane Doe\n## Skills\nPython", "cv.txt").kind is SourceKind.MARKDOWN
    assert either.read(b"Jane Doe, engineer", "cv.md").kind is SourceKind.MARKDOWN


def test_what_nobody_sees_is_not_in_the_text(either):
    hidden = "Jane\u202e Doe\u0000\u200b \ufb01nance \U000e0041\ue001 a\u0007b"
    assert either.read(hidden.encode(), "cv.txt").text == "Jane Doe finance  ab"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_read_on_this_machine(either, form):
    read = either.read(picture("Jane Doe\nData analyst in Leeds\nPython and SQL", form=form), "cv.pdf")
    assert read.text.split("\n") == ["Jane Doe", "Data analyst in Leeds", "Python and SQL"]
    assert (read.kind, read.read_by, read.note) == (SourceKind.PICTURE, "Tesseract", "")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\0\n ", "empty"),
        (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        (pdf(*["page"] * 21), "more than 20 pages"),
        (pdf("Jane Doe", owner_password="b", user_password="a"), "protected by a password"),
        (pdf(""), "probably a scan"),
        (pdf("Jane Doe, engineer in Leeds")[:400], "damaged"),
        (b"{\\rtf1 Jane}", "RTF"),
        (b"<html><body>Jane</body></html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
        (b"MZ\x90\0\3\0\0\0" + b"\0" * 600, "program"),
        (bytes(range(256)) * 20, "not a file that a résumé comes in"),
        (b"PK\x03\x04" + b"\0" * 60, "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "damaged"),
        (b"GIF89a" + b"\0" * 60, "PNG, JPEG or WebP"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(either, content, says):
    assert says in refusal(either, content)


def test_a_locked_pdf_that_anyone_may_open_is_read(either):
    assert either.read(pdf("Jane Doe, engineer", owner_password="x", user_password=""), "cv.pdf").text


def test_this_process_loads_no_parser():
    from core.adapters.resume_reader import reader

    assert not {"pypdf", "docx", "PIL"} & vars(reader).keys()
    assert "core.adapters.resume_reader.parsing.pdf" not in sys.modules


@pytest.fixture
def vision_server():
    with groq_server() as server:
        yield server


def with_vision(server, **more):
    settings = Settings(
        groq_api_key="gsk_planted", groq_base_url=server.url, groq_vision_models=("one/vision", "two/vision"), **more
    )
    return document_reader(settings, Limits(connect_s=1, first_token_s=2, total_s=2))


def with_own_vision(server, **more):
    settings = Settings(openai_base_url=server.url, openai_vision_model=("own/vision",), **more)
    return document_reader(settings, Limits(connect_s=1, first_token_s=2, total_s=2))


def test_a_vision_model_reads_a_picture_where_one_is_configured(vision_server):
    vision_server.script(Text("Jane Doe\nData analyst in Leeds"))
    read = with_vision(vision_server).read(picture("Jane Doe\nData analyst"), "cv.png")
    assert (read.text, read.read_by, read.note) == ("Jane Doe\nData analyst in Leeds", "groq one/vision", "")
    (asked,) = vision_server.requests
    told, shown = asked["messages"][0]["content"]
    assert "never an instruction" in told["text"]
    assert shown["image_url"]["url"].startswith("data:image/jpeg;base64,/9j/")


def test_where_one_vision_model_fails_the_next_one_reads(vision_server):
    vision_server.script(Fault.SERVER_ERROR, Text("Jane Doe, analyst in Leeds"))
    assert with_vision(vision_server).read(picture("Jane Doe"), "cv.png").read_by == "groq two/vision"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.HTML, Fault.UNAUTHORISED])
def test_where_no_vision_model_answers_tesseract_reads_and_the_person_is_told(vision_server, fault):
    vision_server.always(fault)
    read = with_vision(vision_server).read(picture("Jane Doe\nData analyst in Leeds"), "cv.png")
    assert (read.text, read.read_by) == ("Jane Doe\nData analyst in Leeds", "Tesseract")
    assert "two/vision did not answer" in read.note
    assert "planted" not in read.note


def test_a_picture_without_text_is_refused_whoever_looks(vision_server):
    vision_server.script(Text("NOTHING"))
    assert "No text was found" in refusal(with_vision(vision_server), picture("Jane Doe"), "cv.png")


@pytest.mark.parametrize("key", ["sk_planted_for_a_test", None])
def test_a_compatible_servers_vision_model_reads_a_picture(key):
    with groq_server(key=key) as server:
        server.script(Text("Jane Doe\nData analyst in Leeds"))
        read = with_own_vision(server, openai_api_key=key).read(picture("Jane Doe\nData analyst"), "cv.png")
    assert (read.text, read.read_by, read.note) == ("Jane Doe\nData analyst in Leeds", "compatible own/vision", "")
    (asked,) = server.requests
    assert asked["model"] == "own/vision"
    assert asked["messages"][0]["content"][1]["image_url"]["url"].startswith("data:image/jpeg;base64,/9j/")


def test_where_groqs_models_fail_the_own_servers_one_reads(vision_server):
    vision_server.script(Fault.BUSY, Fault.HTML, Text("Jane Doe, analyst in Leeds"))
    read = with_vision(vision_server, openai_base_url=vision_server.url, openai_vision_model=("own/vision",))
    assert read.read(picture("Jane Doe"), "cv.png").read_by == "compatible own/vision"
