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
        _thread("events", stop, busy, lambda: not standing() and outbox.deliver_batch() > 0, IDLE_SECONDS),
        _thread("jobs", stop, busy, jobs.run_next, 1.0),
        _thread("schedule", stop, busy, lambda: not standing() and run_due(), 5.0),
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


def _thread(
    name: str, stop: threading.Event, at_work: set[str], work: Callable[[], bool], idle: float
) -> threading.Thread:
    def run() -> None:
        health.beat()
        while not stop.is_set():
            busy = False
            at_work.add(name)
            try:
                close_old_connections()
                busy = work()
            except Exception:
                log.exception("worker.fault", part=name)
            at_work.discard(name)
            if not busy:
                stop.wait(idle)
        connections.close_all()

    return threading.Thread(target=run, name=name, daemon=True)
