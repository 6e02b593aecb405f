"""An interview whose database is cut off in the middle, over the real client and a real project."""

import time
from functools import partial

from core.adapters.recording_folder import RecordingFolder
from core.adapters.sqlite.outbox import OutboxDatabase
from core.adapters.supabase.database import SupabaseDatabase
from core.domain.backlog import Backlog
from core.domain.interview import Interview, Status
from core.domain.people import Identity
from core.domain.plan import Kind, Plan
from core.services.interview import InterviewService
from tests.core.interviewing.simulation import START
from tests.core.services.test_interview import listened
from tests.fakes.cut_line import Line
from tests.fakes.set_clock import SetClock
from tests.fakes.small_bank import answer

PATIENCE_S = 20


def test_an_interview_goes_on_while_the_project_is_cut_off(project, tmp_path, engine):
    erin = project.sign_up("erin")
    hosted = SupabaseDatabase(project.url, project.anon_key, access_token=project.tokens.__getitem__)
    here = partial(RecordingFolder, tmp_path / "here")
    outbox = OutboxDatabase(hosted, hosted.recordings, here, tmp_path / "outbox.db", retry_after_s=0.2)
    service = InterviewService(Identity(erin, "Erin"), outbox.interviews(erin), engine, SetClock(START))
    interview = listened(service, service.start(Plan(kind=Kind.TECHNICAL, question_count=3)))
    interview = listened(service, service.answer(interview, answer(4)))
    try:
        with project.gateway.being(Line.ANSWERS_LOST):
            interview = service.answer(interview, answer(3))  # it arrives, and nobody hears of it
        with project.gateway.being(Line.CUT):
            interview = listened(service, interview)
            assert service.open(interview.id) == interview, "a refresh finds everything"
            interview = listened(service, service.answer(interview, answer(4)))
            assert outbox.backlog(erin).waiting >= 3
        interview = finished(service, interview)
        give_up_at = time.monotonic() + PATIENCE_S
        while outbox.backlog(erin).waiting and time.monotonic() < give_up_at:
            time.sleep(0.1)
        assert outbox.backlog(erin) == Backlog()
        assert hosted.interviews(erin).get(interview.id) == interview
        assert interview.status is Status.COMPLETED
        assert len({turn.id for turn in interview.turns}) == len(interview.turns)
    finally:
        outbox.close()
        hosted.close()


def finished(service: InterviewService, interview: Interview) -> Interview:
    while interview.is_open:
        interview = service.answer(interview, answer(4)) if not interview.awaits_reply else interview
        interview = listened(service, interview)
    return interview
