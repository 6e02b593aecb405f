"""Files that were made to hurt: each is refused or safely read, in time and within memory, and the process goes on."""

import resource
import time

import pytest

from core.adapters.local_runner.confinement import LandlockConfinement
from core.adapters.local_runner.runner import missing_protection
from core.adapters.resume_reader.reader import MOST_BYTES, ResumeReader
from core.errors import InputRejected
from core.resume.facts import facts_of
from tests.resumes.hostile import FILES, READ

pytestmark = pytest.mark.skipif(bool(missing_protection()), reason="no Landlock on this system")
MOST_S, MOST_KB = 5.0, 512 * 1024
PARENT_KB = 64 * 1024


class Watched:
    """A confinement that remembers what its runs took."""

    def __init__(self) -> None:
        self.peak_kb = 0

    def run(self, *words, **options):
        ended = LandlockConfinement().run(*words, **options)
        self.peak_kb = max(self.peak_kb, ended.memory_kb)
        return ended


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_hurts_nobody(name):
    expected, make = FILES[name]
    content, watched = make(), Watched()
    assert len(content) <= MOST_BYTES
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started_s = time.monotonic()
    try:
        read = ResumeReader([watched]).read(content, name)
    except InputRejected as refused:
        read = None
        assert refused.user_message.endswith(".")
    took_s = time.monotonic() - started_s
    assert took_s < MOST_S
    assert watched.peak_kb <= MOST_KB
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < PARENT_KB
    if expected == READ:
        assert read is not None
        assert "Jane Doe" in read.text
        assert not {"hidden", "root:", "\u202e", "\x1b"} & {
            part for part in ("hidden", "root:", "\u202e", "\x1b") if part in read.text
        }
    else:
        assert read is None


@pytest.mark.parametrize(
    "text",
    [
        *("a@" * 40_000, "a." * 40_000, "1-" * 40_000, "+1 (" * 20_000, "https://" * 10_000, "Jan 2019 - " * 8_000),
        *("\n".join(["EXPERIENCE", "Engineer 2019 - 2020"] * 2_000), "Skills\n" + ", ".join(["Python"] * 12_000)),
        *(
            "(" * 50_000,
            "Skills\n" + "(a" * 40_000,
            "Experience\n" + "Engineer, " * 9_000,
            "-" * 90_000,
            "Projects\n" + "a: " * 30_000,
        ),
    ],
    ids=range(13),
)
def test_no_text_keeps_the_rules_busy(text):
    started_s = time.process_time()
    facts_of(text)
    assert time.process_time() - started_s < 2.0
