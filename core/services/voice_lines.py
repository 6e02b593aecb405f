"""The running conversations of this process, and the sessions that they belong to."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.domain.speech import VoiceLine
from core.errors import PracticeError

log = logging.getLogger(__name__)
WATCH_EVERY_S = 2.0  # how long somebody may go on talking whose session has ended

Lasting = Callable[[], bool]  # whether a session goes on; may raise StoreError


@dataclass(frozen=True, slots=True)
class Held:
    line: VoiceLine
    lasts: Lasting


class VoiceLines:
    """One an interview. Thread-safe. Beside them a thread sees to it that none outlives its session, by whatever
    that ended: signed out, ended from another browser or replica, idle, or deleted with its account."""

    def __init__(self, watch_every_s: float = WATCH_EVERY_S) -> None:
        self._held: dict[tuple[str, str], Held] = {}
        self._lock = threading.Lock()
        self._watch_every_s, self._is_watched = watch_every_s, False

    def get(self, owner_id: str, interview_id: str) -> VoiceLine | None:
        with self._lock:
            self._held = {key: held for key, held in self._held.items() if not held.line.is_closed}
            held = self._held.get((owner_id, interview_id))
        return held.line if held else None

    def connected(self, owner_id: str, interview_id: str) -> VoiceLine | None:
        """The one by which somebody can be heard right now."""
        line = self.get(owner_id, interview_id)
        return line if line is not None and line.snapshot().is_connected else None

    def get_or_make(self, owner_id: str, interview_id: str, make: Callable[[], VoiceLine], lasts: Lasting) -> VoiceLine:
        """It lasts as long as the session that asked for it last."""
        found = self.get(owner_id, interview_id)
        made = make() if found is None else found
        with self._lock:
            known = self._held.get((owner_id, interview_id))
            line = known.line if known else made
            self._held[owner_id, interview_id] = Held(line, lasts)
            begins, self._is_watched = not self._is_watched, True
        if line is not made:
            made.close()
        if begins:
            threading.Thread(target=self._watch, name="voice-sessions", daemon=True).start()
        return line

    def close(self, owner_id: str, interview_id: str) -> None:
        with self._lock:
            held = self._held.pop((owner_id, interview_id), None)
        if held is not None:
            held.line.close()

    def end_signed_out(self) -> bool:
        """Closes those whose session is over. Whether there is any other."""
        with self._lock:
            held_now = dict(self._held)
        for key, held in held_now.items():
            if held.line.is_closed or not _lasts(held.lasts):
                with self._lock:
                    if self._held.get(key) is not held:
                        continue  # another session has it by now
                    del self._held[key]
                held.line.close()
        with self._lock:
            self._is_watched = bool(self._held)
            return self._is_watched

    def _watch(self) -> None:
        time.sleep(self._watch_every_s)
        while self.end_signed_out():
            time.sleep(self._watch_every_s)


def _lasts(lasts: Lasting) -> bool:
    """During an outage nobody is thrown out."""
    try:
        return lasts()
    except PracticeError as error:
        log.info("voice: %s", error)
        return True
