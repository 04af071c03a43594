"""What the processes count, for Prometheus.

Where PROMETHEUS_MULTIPROC_DIR names a folder (the launcher does), web and worker processes count in files there,
and any of them tells the counts of all.
"""

import os
from contextlib import suppress
from pathlib import Path

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_ROOM = 1 << 20
"""Bytes that prometheus_client maps at first."""


def _take_room() -> None:
    """Take this process's room on the disk now: a mapped file that finds none later ends the process."""
    folder = os.environ.get(FOLDER)
    if folder is None:
        return
    for kind in ("counter", "histogram"):
        with suppress(OSError), (Path(folder) / f"{kind}_{os.getpid()}.db").open("a+b") as file:
            os.posix_fallocate(file.fileno(), 0, _ROOM)


_take_room()
os.register_at_fork(after_in_child=_take_room)

requests = Histogram(
    "banyan_request_seconds",
    "Time to answer a request",
    ["view", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
actions = Counter("banyan_actions_total", "Actions by code and outcome: done, refused, failed", ["code", "outcome"])
delivered = Counter("banyan_deliveries_total", "Deliveries of events by outcome", ["subscriber", "outcome"])
sealed = Counter("banyan_audit_rows_sealed_total", "Audit rows sealed into the chain")


def told() -> bytes:
    """All counts in Prometheus' text form: of every process of the installation, or of this one where it is alone."""
    if FOLDER not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
