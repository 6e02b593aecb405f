"""The engines, put together from the prompts and from the models that there are; no vendor is named here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from core.domain.language import ENGLISH
from core.domain.resume import FoundFacts
from core.drafting.model import ModelDrafter
from core.drafting.notes import BuiltInDrafter
from core.grading.built_in import BuiltInGrader
from core.grading.judge import ModelGrader
from core.grading.model_answers import ModelAnswers, WithModelAnswers
from core.grading.nearness import nearest
from core.grading.reading import read_answer
from core.grading.rubrics import Rubrics
from core.grading.story import told_in
from core.grading.trials import Changes
from core.insight_wording import InsightWriter
from core.instruments import Linter
from core.interviewing.bank import QuestionBank
from core.interviewing.built_in import BuiltInInterviewer
from core.interviewing.built_in_coach import BuiltInCoach
from core.interviewing.engine import InterviewEngine
from core.interviewing.from_resume import ResumeQuestions
from core.interviewing.model_coach import ModelCoach
from core.interviewing.model_interviewer import ModelInterviewer
from core.interviewing.model_remembered import ModelRemembered
from core.interviewing.model_wording import ModelWording
from core.interviewing.model_writer import ModelWriter
from core.interviewing.personas import Personas
from core.interviewing.phrases import Phrases
from core.interviewing.remembered import questions_in
from core.interviewing.resume_asks import load_asks
from core.interviewing.translation import ModelTranslator
from core.judge.queue import FairQueue
from core.languages import FOLDER as LANGUAGES
from core.languages import language_codes
from core.ports import Clock, CodeRunner
from core.prompting import Prompts
from core.providers import ModelChain
from core.resume.facts import facts_of
from core.resume.matching import match
from core.resume.model_facts import ModelFacts
from core.resume_ports import DocumentReader
from core.services.chat import ChatEngine
from core.services.coding_parts import CodingParts
from core.services.drafter import Drafter
from core.services.papers import PaperParts
from core.services.remembered import RememberedService
from core.services.report import Grader
from core.services.simulation import SimulationJobs, SimulationParts
from core.services.voice_lines import VoiceLines
from core.settings import PROMPTS, Settings

# A move looks at the same answer several times, and the next one looks again.
read_once = lru_cache(maxsize=512)(read_answer)


def grader_of(chain: ModelChain, bank: QuestionBank, judgements: int) -> Grader:
    prompts, model = Prompts(PROMPTS), chain if chain.names else None
    built_in = BuiltInGrader()
    grader = ModelGrader(model, prompts, built_in, judgements=judgements) if model else built_in
    return WithModelAnswers(grader, ModelAnswers(_samples(bank), prompts, model))


def question_folders() -> dict[str, Path]:
    """Of other languages than English."""
    return {code: LANGUAGES / code / "questions" for code in language_codes() if code != ENGLISH}


def _samples(bank: QuestionBank) -> dict[str, str]:
    """The authors' answers, by question."""
    return {q.id: q.samples.strong for one in (bank, *bank.others.values()) for q in one.questions}


def built_in_interviewer(bank: QuestionBank, personas: Personas, phrases: Phrases) -> BuiltInInterviewer:
    """In every language."""
    others = {code: Phrases.load(LANGUAGES / code / "phrases.toml") for code in language_codes() if code != ENGLISH}
    return BuiltInInterviewer(bank, personas, phrases, others)


def interview_engine(
    chain: ModelChain, bank: QuestionBank, personas: Personas, built_in: BuiltInInterviewer
) -> InterviewEngine:
    if not chain.names:
        return InterviewEngine(bank, personas, read_once, built_in)
    prompts = Prompts(PROMPTS)
    interviewer = ModelInterviewer(chain, built_in, prompts, personas, read_once)
    writer, wording = ModelWriter(chain, bank, prompts), ModelWording(chain, prompts)
    translator = ModelTranslator(chain, prompts)
    return InterviewEngine(bank, personas, read_once, interviewer, writer, wording, translator)


def coding_of(
    settings: Settings,
    chain: ModelChain,
    runs: tuple[CodeRunner, FairQueue],
    linter: Linter,
    clock: Clock,
    lines: VoiceLines,
    content: tuple[Personas, Sequence[Path]],
) -> CodingParts:
    """`runs` is who runs code, and in which order; `content`: who sits beside, and the folders of problems."""
    runner, queue = runs
    personas, problems = content
    return CodingParts.build(
        PROMPTS,
        settings.rehearsal_data_dir,
        personas=personas,
        problems=problems,
        runner=runner,
        queue=queue,
        model=chain if chain.names else None,
        read=read_once,
        linter=linter,
        clock=clock,
        lines=lines,
        judgements=settings.rehearsal_judgements,
    )


def simulations(
    bank: QuestionBank,
    personas: Personas,
    built_in: BuiltInInterviewer,
    grader: Grader,
    rubrics: Rubrics,
    clock: Clock,
) -> SimulationParts:
    """Simulated candidates talk to the built-in interviewer, whichever is in use."""
    engine = InterviewEngine(bank, personas, read_once, built_in)
    return SimulationParts(engine, bank, Changes(PROMPTS / "trials"), grader, rubrics, clock, SimulationJobs())


def chat_engine_of(chain: ModelChain, bank: QuestionBank, phrases: Phrases) -> ChatEngine:
    built_in = BuiltInCoach(phrases)
    coach = ModelCoach(chain, built_in, Prompts(PROMPTS), bank) if chain.names else built_in
    return ChatEngine(bank, read_once, coach, drafter_of(chain))


def drafter_of(chain: ModelChain) -> Drafter:
    built_in = BuiltInDrafter(told_in)
    return ModelDrafter(chain, Prompts(PROMPTS), built_in) if chain.names else built_in


def insight_writer(chain: ModelChain) -> InsightWriter | None:
    return InsightWriter(chain, Prompts(PROMPTS)) if chain.names else None


def papers(reader: DocumentReader, chain: ModelChain, bank: QuestionBank) -> PaperParts:
    find = ModelFacts(chain, Prompts(PROMPTS)).find if chain.names else _facts_by_rules
    extract = ModelRemembered(chain, Prompts(PROMPTS)).questions_in if chain.names else questions_in
    return PaperParts(
        reader=reader,
        find=find,
        compare=lambda resume, job: match(resume.text, resume.facts, job.text),
        questions=ResumeQuestions(load_asks(PROMPTS / "resume")),
        remembered=RememberedService(bank, extract, nearest),
    )


def _facts_by_rules(text: str) -> FoundFacts:
    return FoundFacts(facts_of(text))
