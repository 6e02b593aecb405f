"""A criterion's level, as steps and in words."""

from components.catalogue import t
from core.domain.evaluation import CriterionScore


def level_row(name: str, score: CriterionScore, absent: str) -> str:
    """`name` is HTML; `absent` says that there is no level."""
    level = t("Level {level} of 5", level=score.level) if score.level is not None else absent
    steps = "".join(f'<i class="{"on" if score.level and n <= score.level else ""}"></i>' for n in range(1, 6))
    return (
        f'<div><dt>{name}</dt><dd><span class="steps" aria-hidden="true">{steps}</span><span>{level}</span></dd></div>'
    )
