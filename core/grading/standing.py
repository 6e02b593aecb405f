"""What of an answer stands to be graded: not what speaks to the grader, what was said before, what was taken back, and
what is beside the point. It is blanked out, so that every other character keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from core.domain.interview import Question
from core.domain.plan import Kind
from core.grading.content import said_of
from core.grading.gates import is_foreign, is_gibberish
from core.grading.lexicon import Lexicon
from core.grading.matching import Closeness, closeness_of, matches
from core.grading.relatedness import Relation, relations
from core.grading.text import Segment, Text, blanked, read_text, without
from core.grading.wordings import straightened, wording, words

CLEARLY_RELATED = 0.7  # courtesy and marking are the subject of some questions
SAID = 0.75  # of a match
COURTESY_SHARE = 0.75  # of its content words
SHORT_WORDS = 7
REPEATED_SHARE = 0.8  # of a segment's runs of words that were heard before
RUN_WORDS = 4
# A recital of terms: pieces between commas, and words a piece. Of 3,492 honest sentences 6 are like that. What follows
# one in the same breath is its tail.
LIST_PIECES, TAIL_PIECES, LIST_PIECE_WORDS = 5, 2, 2.8
# What is written for machines: objects with quoted keys, comments and tags of markup, tokens of chat templates,
# headings and fences, brackets in rows, labels with their values, dialogues with their roles, and words that no mouth
# can say.
_MACHINE = re.compile(
    r'[\[{]+\s*"[^"\n]*"\s*:[^\n]*[\]}]|<!--[\s\S]*?-->|<[/|]?\w[^<>\n]{0,40}>|\[/?INST\]|^[ ]*\|.*\|[ ]*$'
    r"|\|(?:[^|\n]{0,60}\|)+|(?:\b\w+ ?[:=] ?[\w.%/]+(?:[,;]\s*|\s+|$)){2,}"
    r"|(?:^|(?<=[.!?…] ))(?:System|Human|User|Assistant|AI|Bot) ?:[^.!?\n]*[.!?]?"
    r"|#{2,}[^\n:.!?]*:?|`{3,}\w*|\w*[<>]{2,}\w*|(?<!\S)(?=\S*[A-Z]\S*[a-z]|\S*\d)[A-Za-z0-9+/_-]{24,}={0,2}",
    re.MULTILINE,
)
_MAYBE_MACHINE = re.compile(r"[\[\]{}<>|#`:=]|\S{24}")  # without any of these nothing above is found; much faster
RETRACTION_WORDS = 16  # a longer sentence tells of an error rather than taking one back


def without_words_to_the_judge(text: Text) -> str:
    """The answer without the sentences that speak to its grader."""
    return blanked(text, (segment for segment in text.segments if _says(text, segment, "to_the_judge")))


@dataclass(frozen=True, slots=True)
class Standing:
    text: Text
    whole: Text  # with what is beside the point: the same places
    relations: Mapping[Segment, Relation]  # of each segment of `whole` with content words to what was asked
    taken_back: int  # sentences
    closeness: Closeness | None = field(default=None, compare=False)  # of the text to the key points
    figures_beside: tuple[Segment, ...] = ()  # sentences with figures among those beside the point

    def weight(self, segment: Segment) -> float:
        """0..1: how far what the segment holds counts."""
        for one, relation in self.relations.items():
            if one.start <= segment.start < one.end:
                return relation.weight
        return 0.0


def standing_of(question: Question, text: Text, lexicon: Lexicon) -> Standing:
    """The text itself where all of it stands. Where nothing is on the point, that is no reason to read nothing."""
    text, backward = _answered(text.raw, text.language, lexicon)
    said = said_of(text, lexicon)
    found = relations(question, said, lexicon)
    asides = set(_asides(text, found))
    if asides:
        text = without(text, asides)
        said = said_of(text, lexicon)
        found = relations(question, said, lexicon)
    close = closeness_of(question, said, lexicon)
    beside = set(_edges(found) if question.kind is Kind.BEHAVIOURAL else _beside(found))
    if beside:
        # What says a point is no aside, however strange its words.
        beside -= {match.segment for match in matches(question, text, close, lexicon) if match.value >= SAID}
    if not beside or beside.issuperset(found):
        return Standing(text, text, found, backward, close)
    kept = without(text, beside)
    figures = tuple(sorted((s for s in beside if _says(text, s, "number")), key=lambda s: s.start))
    return Standing(kept, text, found, backward, closeness_of(question, said_of(kept, lexicon), lexicon), figures)


@lru_cache(maxsize=32)  # the next move and the grade hold one answer against different points
def _answered(raw: str, language: str, lexicon: Lexicon) -> tuple[Text, int]:
    """Without what is no answer, whatever was asked; and how many sentences take something back."""
    if _MAYBE_MACHINE.search(raw) and _MACHINE.search(raw):
        raw = _MACHINE.sub(_stopped, raw)
    text = read_text(raw, language)
    retracted = frozenset(_taken_back(text))
    spoken = {
        *_repeated(text),
        *retracted,
        *_recited(text),
        *(s for s in text.segments if _says(text, s, "to_the_judge") or _is_foreign_to(text, s, lexicon)),
    }
    return without(text, spoken), sum(_takes_back(text, segment) for segment in retracted)


def _stopped(written: re.Match[str]) -> str:
    """A full stop in its place: the sentences around it do not run into each other."""
    return ".".ljust(len(written.group()))


def _asides(text: Text, found: Mapping[Segment, Relation]) -> Iterator[Segment]:
    """And short sentences beside talk of marks, which belong to it."""
    marking = [_is_beyond(text, segment, found, "of_judging") for segment in found]
    for index, segment in enumerate(found):
        is_short = segment.stop - segment.first <= SHORT_WORDS
        near = is_short and any(marking[max(index - 1, 0) : index + 2])
        if marking[index] or near or _is_beyond(text, segment, found, "aside") or _is_courtesy(text, segment, found):
            yield segment


def _is_beyond(text: Text, segment: Segment, found: Mapping[Segment, Relation], wordings: str) -> bool:
    return found[segment].related < CLEARLY_RELATED and _says(text, segment, wordings)


def _is_courtesy(text: Text, segment: Segment, found: Mapping[Segment, Relation]) -> bool:
    """Nearly all of its words are those of politeness, and it is said to somebody."""
    said = [token.word for token in text.tokens[segment.first : segment.stop] if token.is_content]
    polite = len(words("courtesy", text.language).intersection(said))
    return (
        len(said) > 1
        and polite >= COURTESY_SHARE * len(set(said))
        and found[segment].related < CLEARLY_RELATED
        and _says(text, segment, "to_somebody")
    )


def _beside(found: Mapping[Segment, Relation]) -> Iterator[Segment]:
    return (segment for segment, relation in found.items() if not relation.weight)


def _edges(found: Mapping[Segment, Relation]) -> Iterator[Segment]:
    """A story speaks of its own things; but it neither begins nor ends with what has no thread to it."""
    segments = list(found)
    for way in (segments, segments[::-1]):
        yield from takewhile(lambda segment: not found[segment].weight, way)


def _repeated(text: Text) -> Iterable[Segment]:
    """Those whose runs of words were nearly all said before, wherever the cuts fell then."""
    heard: set[tuple[str, ...]] = set()
    said = [token.word for token in text.tokens]
    runs = [tuple(said[at : at + RUN_WORDS]) for at in range(len(said))]  # the last ones are shorter
    for segment in text.segments:
        whole = tuple(said[segment.first : segment.stop])
        own = set(runs[segment.first : segment.stop - RUN_WORDS + 1]) if len(whole) > RUN_WORDS else {whole}
        if len(own & heard) >= REPEATED_SHARE * len(own) or whole in heard:
            yield segment
        heard.add(whole)
        # Runs over the edge of the segment too: the same words may be cut elsewhere the second time.
        heard.update(runs[max(0, segment.first - 3) : segment.stop])


def _taken_back(text: Text) -> Iterable[Segment]:
    """Sentences that take the one before them back, and that one."""
    for index, segment in enumerate(text.segments):
        if segment.stop - segment.first > RETRACTION_WORDS or not _takes_back(text, segment):
            continue
        yield segment
        for at in range(index - 1, -1, -1):
            yield text.segments[at]
            before = text.segments[at - 1].end if at else 0
            if any(mark in ".!?" for mark in text.raw[before : text.segments[at].start]):
                break


def _takes_back(text: Text, segment: Segment) -> bool:
    """By how it begins; or it speaks of nothing but what was said, and denies it."""
    if _says(text, segment, "retraction"):
        return True
    about = words("about_words", text.language)
    only = all(not token.is_content or token.word in about for token in text.tokens[segment.first : segment.stop])
    return only and _says(text, segment, "denial")


def _recited(text: Text) -> Iterator[Segment]:
    """Terms one after another, which say no thought."""
    follows = False
    for segment in text.segments:
        pieces = 1 + sum(text.raw.count(mark, segment.start, segment.end) for mark in ",，、")
        short = segment.stop - segment.first <= LIST_PIECE_WORDS * pieces
        follows = short and pieces >= (TAIL_PIECES if follows else LIST_PIECES)
        if follows:
            yield segment


def _is_foreign_to(text: Text, segment: Segment, lexicon: Lexicon) -> bool:
    """In another language, or no language, within an answer in English."""
    piece = Text(text.raw, text.tokens[segment.first : segment.stop], (segment,), text.language)
    return is_foreign(piece) or is_gibberish(piece, lexicon)


def _says(text: Text, segment: Segment, wordings: str) -> bool:
    return wording(wordings, text.language).is_in(straightened(text.raw[segment.start : segment.end]))
