"""How an answer was put, folded away: a description, which no score is made of."""

from html import escape

from core.domain.word_use import WordUse


def word_use_html(use: WordUse) -> str:
    rows = [("Words", f"{use.words}, {use.different} of them different")]
    rows += [
        (name, ", ".join(words))
        for name, words in (
            ("Least common", use.least_common),
            ("Of success", use.of_success),
            ("Of trouble", use.of_trouble),
        )
        if words
    ]
    body = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in rows)
    return (
        '<details class="model"><summary><b>How it was put</b><span>described, not scored</span>'
        '<i class="rh-icon" aria-hidden="true">expand_more</i></summary>'
        f'<dl class="story">{body}</dl></details>'
    )
