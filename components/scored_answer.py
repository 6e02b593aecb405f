"""A moving picture of one answer being scored: quote, level, score with its spread. It can be paused and replayed."""

from components.catalogue import t
from components.frontend import component

_mount = component("scored_answer")


def scored_answer() -> None:
    """The answer's measured result stands between asterisks: it is what is marked."""
    answer = t(
        "Our lead wanted a rewrite. I brought two weeks of error logs instead, and *we cut failed payments from 3.1 to "
        "0.4 percent* without it."
    )
    before, marked, after = answer.split("*")
    words = {
        "who": t("Question 2 of 5"),
        "asked": t("Tell me about a time you changed someone's mind."),
        "before": before,
        "marked": marked,
        "after": after,
        "name": t("Evidence"),
        "word": t("Level 3: a measured result"),
    }
    labels = {
        "picture": t(
            "An answer being scored: a quote is marked, it earns level 3 of 4 for evidence, the score is 78 plus or "
            "minus 4"
        ),
        "pause": t("Pause the picture"),
        "play": t("Play the picture"),
    }
    _mount(key="scored-answer", data={"words": words, "labels": labels})
