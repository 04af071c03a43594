"""The worker's threads: one delivers events, one runs long jobs, one keeps the clock of periodic tasks.

Several workers may run beside each other: deliveries and jobs are locked in the database, and a periodic task
runs in whichever worker takes its minute first.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connections

from banyan.gateways.worker.schedule import run_due
from banyan.kernel import health, jobs, outbox
from banyan.kernel.standstill import standing

log = structlog.get_logger(__name__)

#: Seconds between looks when there was nothing to do.
IDLE_SECONDS = 0.3
GATHER_SECONDS = 0.1
_BATCH = 200
LOOK_SECONDS = 5.0


def main(outgrown: Callable[[], bool] = lambda: False) -> bool:
    """Work until told to stop (SIGTERM or SIGINT); what is under way is finished first.

    True when it ended in a quiet moment because `outgrown` said so: a new process is to go on.
    """
    stop, told, busy = threading.Event(), threading.Event(), set[str]()

    def end(*_: object) -> None:
        told.set()
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    threads = [
        _thread("events", stop, busy, _deliver),
        _thread("jobs", stop, busy, lambda: 0.0 if jobs.run_next() else 1.0),
        _thread("schedule", stop, busy, lambda: 0.0 if not standing() and run_due() else 5.0),
    ]
    for thread in threads:
        thread.start()
    while not stop.wait(LOOK_SECONDS):
        health.beat()
        if not busy and outgrown():
            stop.set()
    for thread in threads:
        thread.join(timeout=8)
    return not told.is_set()


def _deliver() -> float:
    """Deliver a batch; how long to wait then. After a small one a moment, so that the next is worth its statements."""
    tried = 0 if standing() else outbox.deliver_batch(_BATCH)
    return 0.0 if tried >= _BATCH // 2 else GATHER_SECONDS if tried else IDLE_SECONDS


def _thread(name: str, stop: threading.Event, at_work: set[str], work: Callable[[], float]) -> threading.Thread:
    """A thread that works until `stop`; `work` says how long to wait after it."""

    def run() -> None:
        health.beat()
        while not stop.is_set():
            pause = LOOK_SECONDS
            at_work.add(name)
            try:
                close_old_connections()
                pause = work()
            except Exception:
                log.exception("worker.fault", part=name)
            at_work.discard(name)
            stop.wait(pause)
        connections.close_all()

    return threading.Thread(target=run, name=name, daemon=True)
