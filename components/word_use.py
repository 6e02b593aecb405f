"""How an answer was put, folded away: a description, which no score is made of."""

from html import escape

from components.catalogue import t
from core.domain.word_use import WordUse


def word_use_html(use: WordUse) -> str:
    rows = [(t("Words"), t("{words}, {different} of them different", words=use.words, different=use.different))]
    rows += [
        (name, ", ".join(words))
        for name, words in (
            (t("Least common"), use.least_common),
            (t("Of success"), use.of_success),
            (t("Of trouble"), use.of_trouble),
        )
        if words
    ]
    body = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in rows)
    return (
        f'<details class="model"><summary><b>{t("How it was put")}</b><span>{t("described, not scored")}</span>'
        '<i class="rh-icon" aria-hidden="true">expand_more</i></summary>'
        f'<dl class="story">{body}</dl></details>'
    )
