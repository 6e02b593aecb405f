import pytest

from bench.api import run


@pytest.mark.slow
def test_a_small_run_has_every_figure():
    found = run(200, 600, 500, times=3, with_supabase=False)
    assert found["interviews"] == 200 and found["supabase"] is None
    assert all(found[name] > 0 for name in ("list_ms", "overview_ms", "performance_ms"))
    assert found["export"]["rows"] == 500 and found["export"]["first_byte_ms"] < 5_000
    assert found["export"]["more_mb"] <= 50


@pytest.mark.slow
def test_the_same_over_a_project(project):
    from bench.hosted import FILL

    project.empty()
    person = project.sign_up("bench")
    with project.connect() as connection:
        connection.execute(FILL.format(person=person, interviews=20, among=60))
        counts = connection.execute(
            "select count(*), count(*) filter (where owner_id = %s) from public.interviews", [person]
        ).fetchone()
        assert counts == (60, 20)
        connection.execute("delete from auth.users where email like 'stranger%'")
    project.empty()
