"""Why believe this? The grader in use against answers that were levelled by hand, its worst disagreements first. A
coach gives the answers levels of their own, sees the grader against those, and lets simulated candidates be ranked."""

import streamlit as st

from components import agreement_card, simulation_card
from components.catalogue import m, t
from components.headings import page_head
from components.levelling import answer_shown, level_form, own_levels_card
from components.places import go
from components.wiring import friendly_errors, problem_of, services

AUTHORS, YOU = m("The authors"), m("You")


def next_open(levelled, after=0) -> int | None:
    """The next answer without levels of one's own, from the first again after the last; None: there is none."""
    numbers = [*range(after + 1, len(levelled) + 1), *range(1, after + 1)]
    return next((number for number in numbers if not levelled[number - 1]), None)


def agreement() -> None:
    calibration = services().calibration
    page_head(t("Why believe this?"), t("The grader against answers that people levelled by hand, each with a reason."))
    found = calibration.known
    if found is None and not calibration.asks_a_model:
        found = calibration.run()
    if calibration.may_level:
        levelled = calibration.levelled()
        if own_levels_card(levelled):
            go("calibration", level=str(next_open(levelled) or 1))
    if found is None:
        to_grade(calibration)
    else:
        compared(found, calibration.own())
    if calibration.may_level:
        simulation()


def compared(found, own) -> None:
    """With the authors' levels, or with one's own where there are any."""
    side = AUTHORS
    if own:
        side = st.segmented_control(t("Levels by"), (AUTHORS, YOU), default=AUTHORS, required=True, format_func=t)
    shown = own if own and side == YOU else found
    agreement_card.figures(shown)
    title = m("Where we disagree most") if shown is found else m("Where you and the grader disagree most")
    st.subheader(t(title), anchor=False)
    st.caption(
        t("The levels by hand are the authors' own opinion, given before the grader saw an answer.")
        if shown is found
        else t("The levels by hand are yours alone. Nobody else sees them.")
    )
    agreement_card.disagreements(shown.overall.worst())


def simulation() -> None:
    """For who may give levels of their own as well."""
    simulated = services().simulation
    st.subheader(t("Simulated candidates"), anchor=False)
    wanted = simulation_card.rubric_form(tuple(simulated.rubrics()), asks_a_model=services().calibration.asks_a_model)
    if wanted:
        simulated.start(wanted)
    latest = simulated.latest()
    if latest and latest.is_running:
        running()
    elif latest:
        simulation_card.ranking(latest)


@st.fragment(run_every=0.5)
def running() -> None:
    latest = services().simulation.latest()
    if latest is None or not latest.is_running:
        st.rerun()
    simulation_card.progress(latest)


def to_grade(calibration) -> None:
    told = t("The model grades {number} answers for this, a few requests each.", number=calibration.answers)
    st.info(told, icon=":material/balance:")
    if st.button(t("Grade them now"), type="primary", icon=":material/play_arrow:"):
        with st.spinner(t("Grading the answers that were levelled by hand …")):
            calibration.run()
        st.rerun()


def levelling(number: int) -> None:
    calibration = services().calibration
    task, levelled = calibration.to_level(number), calibration.levelled()
    page_head(
        t("Your own levels"),
        t(
            "Choose a level for each criterion, and say why. {done} of {total} levelled.",
            done=sum(levelled),
            total=len(levelled),
        ),
    )
    with st.container(horizontal=True):
        if st.button(t("See the agreement"), icon=":material/arrow_back:", type="tertiary"):
            go("calibration")
        if st.button(t("Previous answer"), icon=":material/chevron_left:", disabled=number == 1):
            go("calibration", level=str(number - 1))
        if st.button(t("Next answer"), icon=":material/chevron_right:", disabled=number == len(levelled)):
            go("calibration", level=str(number + 1))
        if task.given and st.button(t("Take my levels back"), icon=":material/undo:"):
            calibration.take_back(number)
            st.toast(t("Your levels of this answer are gone."), icon=":material/check_circle:")
            go("calibration", level=str(number))
    answer_shown(task, len(levelled))
    given = level_form(task)
    if given is not None:
        keep(number, given)


def keep(number: int, given) -> None:
    calibration = services().calibration
    if problem := problem_of(lambda: calibration.give(number, given)):
        st.error(problem, icon=":material/error:")
        return
    following = next_open(calibration.levelled(), after=number)
    if following is None:
        go("calibration")
    go("calibration", level=str(following))


with friendly_errors():
    asked = st.query_params.get("level", "")
    if asked:
        levelling(int(asked) if asked.isdecimal() and len(asked) < 4 else 0)
    else:
        agreement()
