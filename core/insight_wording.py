"""Advice on what was computed, worded by a model. A sentence stands only where it says no more than its finding: what
is not believed is left out, and the finding stands on its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from core.domain.insight import Advice, Insight
from core.domain.progress import SubjectKind
from core.errors import ProviderError
from core.ports import LanguageModel, Message
from core.prompting import Prompts, fenced

MOST_WORDS = 35
MARKUP = re.compile(r"[<>*_`#\[\]$|\\]|https?:")


class WordedAdvice(BaseModel):
    number: int
    sentence: str


class WordedInsights(BaseModel):
    advice: list[WordedAdvice]


class InsightWriter:
    def __init__(self, model: LanguageModel, prompts: Prompts) -> None:
        self._model, self._prompts = model, prompts

    def advice(self, insights: Sequence[Insight], names: Mapping[str, str]) -> Advice:
        """By the place of the insight; nothing where the model fails."""
        facts = [fact(insight, names) for insight in insights]
        lines = "\n".join(f"{number}. {line}" for number, line in enumerate(facts, start=1))
        prompt = self._prompts.render("insights", findings=fenced(lines))
        try:
            filled = self._model.fill([Message("user", prompt)], schema=WordedInsights)
        except ProviderError:
            return Advice({}, "")
        kept: dict[int, str] = {}
        for one in filled.value.advice:
            place, sentence = one.number - 1, " ".join(one.sentence.split())
            if 0 <= place < len(facts) and is_borne_out(sentence, facts[place]):
                kept.setdefault(place, sentence)
        return Advice(kept, filled.brain)


def fact(insight: Insight, names: Mapping[str, str]) -> str:
    """A finding in words that a model cannot mistake."""
    unit = "levels of 5" if insight.subject_kind is SubjectKind.CRITERION else "points of 100"
    about = names.get(insight.subject, insight.subject) or "overall score"
    figures = f"{insight.value:.1f}, compared with {insight.other:.1f}"
    return f"{insight.kind.value}: {about}: {figures} ({unit}), from {insight.interviews} interviews"


def is_borne_out(sentence: str, finding: str) -> bool:
    """Whether it is one short plain sentence without a figure that its finding does not have."""
    words = sentence.split()
    known = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", finding)}
    told = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", sentence)}
    near = known | {float(round(number)) for number in known}
    return 3 <= len(words) <= MOST_WORDS and not MARKUP.search(sentence) and told <= near
