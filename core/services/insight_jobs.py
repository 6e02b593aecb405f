"""Advice is worded beside the page, once for the same findings of the same person."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from core.domain.insight import Advice, Insight
from core.insight_wording import InsightWriter

KEPT = 500
NOTHING = Advice({}, "")
Key = tuple[str, tuple[Insight, ...]]


class InsightJobs:
    """Process-wide; keyed by whose findings they are. Without a writer there is no advice."""

    def __init__(self, writer: InsightWriter | None) -> None:
        self._writer = writer
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="insights")
        self._lock = threading.Lock()
        self._known: OrderedDict[Key, Future[Advice]] = OrderedDict()

    def advice(self, person_id: str, insights: Sequence[Insight], names: Mapping[str, str]) -> Advice | None:
        """None while it is being worded: ask again."""
        if self._writer is None or not insights:
            return NOTHING
        key = person_id, tuple(insights)
        with self._lock:
            if key not in self._known:
                self._known[key] = self._pool.submit(self._writer.advice, key[1], names)
                if len(self._known) > KEPT:
                    self._known.popitem(last=False)
            job = self._known[key]
        if not job.done():
            return None
        return NOTHING if job.cancelled() or job.exception() else job.result()
