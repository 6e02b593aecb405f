"""Files that were made to hurt whoever opens them. READ: the words "Jane Doe" are to come out, and nothing hidden."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from docx import Document
from fpdf import FPDF
from PIL import Image

READ, REFUSED = "read", "refused"
MB = 1 << 20
TEXT = b"BT /F1 12 Tf 72 700 Td (Jane Doe, engineer in Leeds, with Python) Tj ET"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Made = dict[str, tuple[str, Callable[[], bytes]]]


def pdf(objects: dict[int, bytes], *, root: int = 1, trailer: bytes = b"", tail: bytes = b"") -> bytes:
    """Objects by number, with a right table of where they are."""
    made, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, most = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        made += b"%010d 00000 n \n" % places.get(number, 0)
    made += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (most, root, trailer, start)
    return bytes(made) + tail


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def one_page(contents: bytes = b"", *, page: bytes = b"", catalogue: bytes = b"", **more: bytes) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>"
        % (page or b"/MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >>"),
        4: contents or stream(TEXT),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    return pdf({**objects, **{int(name[1:]): body for name, body in more.items()}})


@cache
def flate(size: int) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * MB) for _ in range(size // MB))
    return packed + packer.flush()


def archive(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return kept.getvalue()


def word(document: bytes | None = None, **replaced: bytes) -> bytes:
    """A real document with another body; further parts by their path."""
    kept = io.BytesIO()
    real = Document()
    real.add_paragraph("Jane Doe, engineer in Leeds")
    real.save(kept)
    with zipfile.ZipFile(kept) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    if document is not None:
        parts["word/document.xml"] = document
    return archive({**parts, **replaced})


def body(inner: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{inner}</w:body></w:document>'.encode()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return word(body(paragraph("&l9;"), f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]>'))


def lying_zip() -> bytes:
    """Says that a part is small, and unpacks to 100 MB."""
    made = bytearray(word(b" " * (100 * MB)))
    size = struct.pack("<I", 100 * MB)
    return bytes(made.replace(size, struct.pack("<I", 9_000)))


def png(width: int, height: int, chunks: bytes = b"", data: bytes = b"") -> bytes:
    def chunk(kind: bytes, said: bytes) -> bytes:
        return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    packed = data or zlib.compress(b"\0" * 100)
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + (chunk(b"zTXt", chunks) if chunks else b"")
        + chunk(b"IDAT", packed)
        + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int) -> bytes:
    kept = io.BytesIO()
    Image.new("L", (64, 64), 128).save(kept, "JPEG")
    made = bytearray(kept.getvalue())
    at = made.index(b"\xff\xc0") + 5
    made[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(made)


def locked() -> bytes:
    made = FPDF()
    made.set_encryption(owner_password="owner", user_password="user")
    made.add_page()
    made.set_font("Helvetica")
    made.cell(text="Jane Doe")
    return bytes(made.output())


def looped_pages() -> bytes:
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"})


def many_pages(*, honest: bool) -> bytes:
    kids = b" ".join([b"3 0 R"] * 300_000)
    count = 1_000_000 if honest else 1
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        }
    )


def looped_object_streams() -> bytes:
    """Two streams of objects of which each is said to lie in the other."""
    return (
        b"%PDF-1.7\n"
        + b"".join(
            b"%d 0 obj\n%s\nendobj\n"
            % (
                n,
                stream(
                    b"1 0 << /Type /Catalog /Pages 1 0 R >>", b"/Type /ObjStm /N 1 /First 4 /Extends %d 0 R" % (9 - n)
                ),
            )
            for n in (4, 5)
        )
        + b"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n9\n%%EOF"
    )


def looped_tables() -> bytes:
    return (
        b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"
    )


def filters(count: int) -> bytes:
    data = TEXT
    for _ in range(count):
        data = zlib.compress(data, 0)
    names = b" ".join([b"/FlateDecode"] * count)
    return one_page(stream(data, b"/Filter [%s]" % names))


def twice_packed() -> bytes:
    return one_page(stream(zlib.compress(flate(300 * MB), 9), b"/Filter [/FlateDecode /FlateDecode]"))


def endless_character_map() -> bytes:
    ranges = b"\n".join(b"<%08X> <%08X> <0041>" % (n << 20, (n << 20) + 0xFFFFF) for n in range(100))
    cmap = b"/CIDInit /ProcSet findresource begin begincmap 100 beginbfrange\n%s\nendbfrange endcmap" % ranges
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R >>"
    return one_page(o5=font, o6=stream(cmap))


def drawing_of_itself() -> bytes:
    page = b"/MediaBox [0 0 612 792] /Resources << /XObject << /X 6 0 R >> >>"
    inner = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(stream(b"/X Do /X Do"), page=page, o6=stream(b"/X Do " * 50, inner))


def acting() -> bytes:
    """Runs a script when it is opened, starts a program, asks a server, carries another file."""
    actions = (
        b"/OpenAction << /S /JavaScript /JS (app.alert\\('hidden words'\\); this.submitForm\\('http://127.0.0.1/'\\)) >> "
        b"/AA << /WC << /S /Launch /F (cmd.exe) >> >> /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>"
    )
    return one_page(catalogue=actions, o6=stream(b"MZ hidden words"))


def noisy(letters: str) -> bytes:
    return f"Jane Doe\n{letters}engineer{letters}\nPython".encode("utf-8", "surrogatepass")


FILES: Made = {
    "bomb.docx": (REFUSED, lambda: word(b" " * (100 * MB))),
    "bomb_that_lies.docx": (REFUSED, lying_zip),
    "parts.docx": (REFUSED, lambda: word(**{f"word/media/{n}.xml": b"<a/>" for n in range(2_500)})),
    "zip_in_zip.docx": (REFUSED, lambda: archive({"a.zip": archive({"b.zip": archive({"c.txt": b"0" * 50 * MB})})})),
    "entities.docx": (REFUSED, laughs),
    "external_entity.docx": (
        REFUSED,
        lambda: word(body(paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    ),
    "deep.docx": (REFUSED, lambda: word(body("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000))),
    "tables.docx": (REFUSED, lambda: word(body("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000))),
    "remote_template.docx": (
        READ,
        lambda: word(
            **{
                "word/_rels/settings.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                b'relationships/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>'
            }
        ),
    ),
    "million_paragraphs.docx": (REFUSED, lambda: word(body("<w:p/>" * 900_000 + paragraph("x" * 200_000)))),
    "protected.docx": (REFUSED, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096),
    "flate.pdf": (REFUSED, lambda: one_page(stream(flate(100 * MB), b"/Filter /FlateDecode"))),
    "flate_twice.pdf": (REFUSED, twice_packed),
    "filters.pdf": (REFUSED, lambda: filters(60)),
    "page_loop.pdf": (REFUSED, looped_pages),
    "pages.pdf": (REFUSED, lambda: many_pages(honest=True)),
    "pages_that_lie.pdf": (REFUSED, lambda: many_pages(honest=False)),
    "object_streams.pdf": (REFUSED, looped_object_streams),
    "table_loop.pdf": (REFUSED, looped_tables),
    "nesting.pdf": (REFUSED, lambda: one_page(page=b"/X " + b"[" * 400_000 + b"]" * 400_000)),
    "operators.pdf": (REFUSED, lambda: one_page(stream(zlib.compress(b"q " * 8_000_000, 9), b"/Filter /FlateDecode"))),
    "huge_page.pdf": (
        READ,
        lambda: one_page(page=b"/MediaBox [0 0 999999999 999999999] /Resources << /Font << /F1 5 0 R >> >>"),
    ),
    "far_text.pdf": (
        REFUSED,
        lambda: one_page(stream(TEXT + b" BT /F1 1 Tf 1 0 0 1 99999999 -99999999 Tm (far) Tj ET")),
    ),
    "character_map.pdf": (REFUSED, endless_character_map),
    "drawing_loop.pdf": (REFUSED, drawing_of_itself),
    "actions.pdf": (READ, acting),
    "locked.pdf": (REFUSED, locked),
    "truncated.pdf": (REFUSED, lambda: one_page()[:180]),
    "garbage.pdf": (REFUSED, lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000),
    "program.pdf": (REFUSED, lambda: b"MZ\x90\0" + b"\0" * 5_000),
    "polyglot.pdf": (READ, lambda: one_page() + archive({"word/document.xml": b"<hidden words/>"})),
    "bomb.png": (REFUSED, lambda: png(60_000, 60_000, data=flate(100 * MB))),
    "words_bomb.png": (REFUSED, lambda: png(800, 800, chunks=b"Comment\0\0" + flate(100 * MB))),
    "bomb.jpg": (REFUSED, lambda: jpeg(65_000, 65_000)),
    "zeros.txt": (REFUSED, lambda: b"\0" * 4 * MB + b"Jane Doe"),
    "line.txt": (REFUSED, lambda: b"a" * (5 * MB - 10)),
    "turned.txt": (READ, lambda: noisy("\u202e\u2066\u200f\u0007\u001b[2J\ue000\U000e0041")),
    "halves.txt": (READ, lambda: b"Jane Doe\n\xed\xa0\x80\xed\xbf\xbf engineer in Leeds and further away\n"),
    "page.txt": (REFUSED, lambda: b"\n <!DOCTYPE html><script>alert(1)</script>Jane Doe"),
}
