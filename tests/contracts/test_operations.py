"""Figures over everybody against plain loops, for administrators alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.coding import Outcome, Verdict
from core.domain.operations import OperationsFigures
from core.domain.plan import Kind
from core.errors import NotFound
from tests.contracts.histories import history, keep
from tests.contracts.samples import START, a_submission
from tests.fakes.plain_operations import operations_of

BEFORE = START - timedelta(days=1)


@pytest.fixture
def administrator(storage, request) -> str:
    if storage.database.name == "Supabase":
        with request.getfixturevalue("project").connect() as connection:
            connection.execute(
                "insert into public.profiles (id, role) values (%s, 'administrator')"
                " on conflict (id) do update set role = excluded.role",
                (storage.ann,),
            )
    return storage.ann


def rounded(found: OperationsFigures) -> OperationsFigures:
    average = None if found.average_s is None else round(found.average_s, 3)
    weakest = tuple(replace(area, average=round(area.average, 6)) for area in found.weakest)
    return replace(found, average_s=average, weakest=weakest)


def test_figures_are_what_plain_loops_make_of_everybody(database, administrator, bob):
    made = {owner: history(seed, owner, 20) for seed, owner in ((1, administrator), (2, bob))}
    submissions = []
    for owner, held in made.items():
        keep(database.interviews(owner), held)
        coding = [i for i, _ in held if i.plan.kind is Kind.CODING][:3]
        for number, interview in enumerate(coding):
            outcome = Outcome.ACCEPTED if number else Outcome.WRONG_ANSWER
            one = replace(
                a_submission(interview.id, number), id=f"{interview.id[:-1]}{number}", verdict=Verdict(outcome)
            )
            submissions += [one, replace(one, id=f"{interview.id[:-1]}a", full=False)]
        for one in submissions:
            if one.interview_id in {i.id for i in coding}:
                database.submissions(owner).save(one)
    everything = [one for held in made.values() for one in held]
    found = rounded(database.operations(administrator).figures(BEFORE))
    assert found.submissions and found.accepted and found.weakest
    assert found == rounded(operations_of(everything, submissions))
    later = sorted(i.started_at for i, _ in everything)[15]
    lately = [one for one in everything if one[0].started_at >= later]
    assert rounded(database.operations(administrator).figures(later)) == rounded(operations_of(lately, submissions))


def test_nothing_yet_is_nothing(database, administrator):
    assert database.operations(administrator).figures(BEFORE) == OperationsFigures()


def test_the_project_tells_nobody_else(project, supabase_storage):
    with pytest.raises(NotFound):
        supabase_storage.database.operations(supabase_storage.bob).figures(BEFORE)
