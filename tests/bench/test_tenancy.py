import random

import pytest

from bench.tenancy import run
from bench.tenants import House
from bench.tenants_tries import tries_at


@pytest.mark.slow
def test_a_small_run_leaks_nothing(tmp_path):
    found = run(90, tmp_path, seed=2, with_supabase=False)
    assert (found["attempts"], found["leaks"]) == (90, 0)
    assert len(found["by"]) == 9


def test_a_leak_would_be_noticed(tmp_path):
    with House.built(tmp_path) as house:
        ann, bob = house.tenants[:2]
        assert house.told(ann, f"… {bob.marker} …").leaks() == 1
        assert house.told(ann, f"… {ann.marker} …").leaks() == 0
        assert house.client.get("/interviews", headers={"Authorization": f"Bearer {bob.token}"}).text.count(bob.marker)
        assert house.changed() == 0
        ann.services.interview.delete(ann.interviews[0])
        assert house.changed() == 1


def test_every_kind_of_try_can_be_made(tmp_path):
    dice = random.Random(5)
    with House.built(tmp_path) as house:
        for _, attempt in tries_at(house):
            assert [attempt(dice).leaks() for _ in range(4)] == [0] * 4
