"""The web server: Granian with several workers, none of which outlives its parent.

python -m banyan.site.launch.web HOST PORT WORKERS THREADS
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces

from banyan.site.launch.memory import warm
from banyan.site.launch.process import die_with_parent

TARGET = "banyan.site.wsgi:application"
SERVER = "BANYAN_WEB_SERVER"
"""Names the server's process id to its workers."""


def load(target: str) -> Callable[..., Any]:
    """Called in each worker: tie its life to the server's, then import the application."""
    die_with_parent(signal.SIGKILL, int(os.environ[SERVER]))
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def share(target: str) -> None:
    """Import the application before the workers are forked, so that they share its memory; what they then make in
    one request is gone before it is worth looking for cycles."""
    multiprocessing.set_start_method("fork")
    import_module(target.partition(":")[0])
    warm()
    from django.db import connections

    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve until a signal comes. Dead workers are replaced at once; the committed is on disk anyway."""
    os.environ[SERVER] = str(os.getpid())
    share(TARGET)
    Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        backpressure=max(64, threads * 8),
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=3,
        log_access=False,
    ).serve(target_loader=load)


if __name__ == "__main__":
    serve(sys.argv[1], *(int(word) for word in sys.argv[2:5]))
