"""What the Groq-speaking server answers by itself: talk that refers to what was said, forms filled from the request."""

import itertools
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

DATA = re.compile(r"<<<DATA\n(.*?)\nDATA>>>", re.DOTALL)
QUESTIONS = (
    "What was the result, and how did you measure it?",
    "Which part of that did you do yourself?",
    "What would you do differently today?",
    "What was the hardest decision on the way, and why?",
    "How did the others involved see it?",
    "Which alternative did you rule out, and for what reason?",
    "Roughly how large was that, in numbers?",
)
HEARD = ("I noted:", "What stays with me is", "You put it as", "So it was", "I heard you say")
WELCOMES = (
    "It is good to meet you. We take one question at a time, and there is no hurry.",
    "Thank you for coming. I ask, you think, and we stay with what you really did.",
    "Let us keep this simple and concrete, with your own examples.",
)


def fenced_texts(messages: list[Mapping[str, str]]) -> list[str]:
    return [text for message in messages for text in DATA.findall(message["content"])]


def last_words(messages: list[Mapping[str, str]]) -> str:
    """What the candidate said last; "" when these are instructions only."""
    spoken = [line for text in fenced_texts(messages) for line in re.findall(r"^Candidate: (.+)$", text, re.MULTILINE)]
    chat = [m["content"] for m in messages if m["role"] == "user" and "\n" not in m["content"]]
    return (spoken or chat or [""])[-1].strip()


def reply_to(messages: list[Mapping[str, str]]) -> str:
    """At most 50 words; the same request is always answered the same way, two requests seldom are."""
    number = zlib.crc32(repr(messages).encode())
    said = re.sub(r"\s+", " ", last_words(messages)).split(" ")
    if len(said) < 3:
        return WELCOMES[number % len(WELCOMES)]
    heard = HEARD[number % len(HEARD)]
    return f"{heard} “{' '.join(said[:8]).rstrip('.,;:!?')}”. {QUESTIONS[number % len(QUESTIONS)]}"


class FormFiller:
    """Fills any JSON schema. Quotes are verbatim from the last fenced text, levels grow with its length."""

    def __init__(self, messages: list[Mapping[str, str]]) -> None:
        self._instructions = DATA.sub("", "\n".join(message["content"] for message in messages))
        answer = (fenced_texts(messages) or [m["content"] for m in messages])[-1]
        sentences = [s.strip() for s in re.findall(r"[^.!?\n]+[.!?]?", answer) if len(s.split()) > 3]
        self._quotes: Iterator[str] = itertools.cycle(sentences or [answer.strip()])
        self._questions: Iterator[str] = itertools.cycle(QUESTIONS)
        self._weight = min(1.0, len(answer.split()) / 120)

    def fill(self, schema: Mapping[str, Any], name: str = "") -> Any:
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._one_of(schema["enum"])
        if "anyOf" in schema:
            return self.fill(next(branch for branch in schema["anyOf"] if branch.get("type") != "null"), name)
        match schema.get("type"):
            case "object":
                return {key: self.fill(child, key) for key, child in schema.get("properties", {}).items()}
            case "array":
                return self._array(schema, name)
            case "integer":
                return round(self._number(schema))
            case "number":
                return self._number(schema)
            case "boolean":
                return True
            case _:
                return self._text(name)

    def _one_of(self, values: list[Any]) -> Any:
        """Of numbers, one that fits the length of the answer."""
        if all(isinstance(value, int) for value in values):
            return sorted(values)[round((len(values) - 1) * (0.25 + 0.5 * self._weight))]
        return values[0]

    def _array(self, schema: Mapping[str, Any], name: str) -> list[Any]:
        item = schema["items"]
        key = next((k for k in item.get("properties", {}) if k in ("id", "criterion", "criterion_id")), None)
        values = item["properties"][key].get("enum") or self._ids() if key else None
        if values:
            return [{**self.fill(item, name), key: value} for value in values]
        return [self.fill(item, name.removesuffix("s")) for _ in range(max(1, schema.get("minItems", 1)))]

    def _ids(self) -> list[str]:
        """What stands at the start of a list's line in the request: "- clarity (…" or "id: clarity"."""
        lines = r"^\s*(?:[-*]\s+)?(?:id\s*[:=]\s*)?[`\"']?([a-z][a-z_]+)[`\"']?\s*[:(]"
        return list(dict.fromkeys(re.findall(lines, self._instructions, re.MULTILINE)))

    def _number(self, schema: Mapping[str, Any]) -> float:
        words = schema.get("description", "")
        low, high = (re.search(rf"at {which} (\d+)", words) for which in ("least", "most"))
        least = float(schema.get("minimum", low[1] if low else 1))
        most = float(schema.get("maximum", high[1] if high else max(least, 5)))
        return least + (most - least) * (0.25 + 0.5 * self._weight)

    def _text(self, name: str) -> str:
        if "quote" in name or "evidence" in name:
            return next(self._quotes)
        if any(part in name for part in ("question", "ask", "follow")):
            return next(self._questions)
        return f"You said: {next(self._quotes)}"
