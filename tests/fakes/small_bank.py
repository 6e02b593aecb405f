"""A bank of two fields with two questions in each cell: texts and cues that say where they come from."""

from core.domain.bank import BankQuestion, Samples
from core.domain.interview import KeyPoint
from core.domain.plan import Difficulty, Kind
from core.domain.probe import Probe, Trigger
from core.interviewing.bank import ANY_DOMAIN, QuestionBank

COMPETENCIES = ("Databases", "Networking")
CUES = ("alpha", "beta", "gamma", "delta")


def bank_question(domain: str, kind: Kind, difficulty: Difficulty, number: int) -> BankQuestion:
    name = f"{domain}-{kind.value}-{difficulty.value}-{number}"
    return BankQuestion(
        id=name,
        domain=domain,
        kind=kind,
        difficulty=difficulty,
        competency=COMPETENCIES[number % 2],
        tags=(COMPETENCIES[number % 2].lower(), "practice"),
        text=f"How would you handle {name}?",
        concept=f"{name} concept",
        explanation=f"That is what {name} calls a concept.",
        key_points=tuple(KeyPoint(f"It says {cue} about the matter in hand", (f"{cue} thought",)) for cue in CUES),
        probes=(
            Probe(Trigger.MISSING, f"What about the second side of {name}?", 1),
            Probe(Trigger.MISSING, f"What about the third side of {name}?", 2),
            Probe(Trigger.DONT_KNOW, f"What is the smallest part of {name}?"),
            Probe(Trigger.COMPLETE, f"What lies below {name}?"),
        ),
        samples=Samples(answer(4), answer(2), answer(0)),
    )


def answer(points: int) -> str:
    """Forty words and more, with so many of the key points."""
    said = " and ".join(f"a {cue} thought" for cue in CUES[:points]) or "nothing in particular"
    return f"Well, I would begin with {said}, because the people around it matter. " + "Then I look at it again. " * 6


def small_bank() -> QuestionBank:
    kinds = (Kind.GENERAL, Kind.TECHNICAL, Kind.SYSTEM_DESIGN)
    cells = [(domain, kind) for domain in ("technology", "finance_banking") for kind in kinds]
    return QuestionBank(
        tuple(
            bank_question(domain, kind, difficulty, number)
            for domain, kind in (*cells, (ANY_DOMAIN, Kind.BEHAVIOURAL))
            for difficulty in Difficulty
            for number in (1, 2)
        )
    )
