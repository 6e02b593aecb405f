"""How well the built-in grader agrees with people on short answers that it never saw.

    python -m bench.grading --csv FILE

FILE has the columns question, reference, answer, score. The clauses of the reference stand in for key points. Nothing
is fitted to the file; only the scale is its own: the grader's 0..1 is stretched linearly over the range of the scores
for the error, which the correlation does not feel. Exam answers differ from interview answers in one way that is taken
into account: one that is much shorter than its reference leaves something out. Prints as its last line
{"pearson", "rmse", "n", "ms_per_answer"}: the last is time of the processor, which a busy machine does not stretch,
without what is made ready once a process.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from pathlib import Path

import numpy as np

from core.domain.interview import Question
from core.domain.plan import Difficulty, Kind
from core.grading.content import said_of
from core.grading.lexicon import Lexicon, shipped_lexicon
from core.grading.matching import DEMOTION, closeness_of, matches
from core.grading.reference import agreement, clauses_of
from core.grading.text import read_text

LENGTH_WEIGHT = 0.2
FULL_AGREEMENT = 0.8  # nobody repeats a reference to the last word


def agreement_with(question: str, reference: str, answer: str, lexicon: Lexicon) -> float:
    """0..1."""
    asked = Question("q", question, Kind.TECHNICAL, Difficulty.MEDIUM, "", clauses_of(reference))
    text, wanted = read_text(answer), read_text(reference)
    close = closeness_of(asked, said_of(text, lexicon), lexicon)
    said = agreement(asked, text, matches(asked, text, close, lexicon), lexicon)
    demoted = frozenset(token.stem for token in read_text(question).tokens)
    weights = [
        sum(
            lexicon.rarity(token.word) * (DEMOTION if token.stem in demoted else 1.0)
            for token in one.content or one.tokens
        )
        for one in (text, wanted)
    ]
    length = min(1.0, weights[0] / max(weights[1], 1e-6))
    return min(1.0, ((1 - LENGTH_WEIGHT) * said + LENGTH_WEIGHT * length) / FULL_AGREEMENT)


def figures(rows: list[dict[str, str]]) -> dict[str, float | int | None]:
    lexicon = shipped_lexicon()
    given = np.array([float(row["score"]) for row in rows])
    # One of no row first: what is made ready once a process is not what an answer costs.
    agreement_with("Why is the sky blue?", "It scatters blue light most.", "Blue light is scattered.", lexicon)
    started = time.process_time()
    found = np.array([agreement_with(row["question"], row["reference"], row["answer"], lexicon) for row in rows])
    elapsed_ms = (time.process_time() - started) * 1000
    low, high = float(given.min()), float(given.max())
    rescaled = low + found * (high - low)
    varied = len(rows) > 1 and given.std() > 0 and found.std() > 0
    return {
        "pearson": round(float(np.corrcoef(found, given)[0, 1]), 4) if varied else None,
        "rmse": round(float(np.sqrt(((rescaled - given) ** 2).mean())), 4),
        "n": len(rows),
        "ms_per_answer": round(elapsed_ms / len(rows), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--csv", type=Path, required=True)
    path: Path = parser.parse_args().csv
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := {"question", "reference", "answer", "score"} - set(reader.fieldnames or ()):
            parser.error(f"{path.name} lacks the columns {', '.join(sorted(missing))}")
        rows = [row for row in reader if (row["score"] or "").strip()]
    if not rows:
        parser.error(f"{path.name} holds no scored answer")
    print(json.dumps(figures(rows)))


if __name__ == "__main__":
    main()
