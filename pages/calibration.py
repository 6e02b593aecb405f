"""Why believe this? The grader in use against answers that were levelled by hand, its worst disagreements first."""

import streamlit as st

from components import agreement_card
from components.headings import page_head
from components.wiring import friendly_errors, services

with friendly_errors():
    calibration = services().calibration
    page_head("Why believe this?", "The grader against answers that people levelled by hand, each with a reason.")
    found = calibration.known
    if found is None and not calibration.asks_a_model:
        found = calibration.run()
    if found is None:
        st.info(
            f"The model grades {calibration.answers} answers for this, a few requests each.", icon=":material/balance:"
        )
        if st.button("Grade them now", type="primary", icon=":material/play_arrow:"):
            with st.spinner("Grading the answers that were levelled by hand …"):
                calibration.run()
            st.rerun()
    else:
        agreement_card.figures(found)
        st.subheader("Where we disagree most", anchor=False)
        st.caption("The levels by hand are the authors' own opinion, given before the grader saw an answer.")
        agreement_card.disagreements(found.overall.worst())
