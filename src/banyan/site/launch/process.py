"""Child processes that do not outlive their parent."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(with_signal: int, parent: int) -> None:
    """Ask the kernel to signal this process when its parent ends, however it ends (Linux only).

    `parent` is the parent's id as it was before the fork, so that a parent already gone is noticed.
    """
    if _libc is None:
        return
    _libc.prctl(_SET_PARENT_DEATH_SIGNAL, with_signal, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), with_signal)


def _before_exec(with_signal: int) -> Callable[[], None]:
    parent = os.getpid()
    return lambda: die_with_parent(with_signal, parent)


def python_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment in which another Python finds this checkout's `banyan`.

    Threads of one process share two heaps: with one for each, what a busy hour took is not given back after it.
    """
    source = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    path = os.pathsep.join([source, *(entry for entry in known if entry and entry != source)])
    return {"MALLOC_ARENA_MAX": "2", **os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", **(more or {})}


def child(
    order: Sequence[str],
    *,
    on_parent_death: int = signal.SIGTERM,
    environment: Mapping[str, str] | None = None,
    output: IO[bytes] | int | None = None,
    folder: Path | None = None,
    drop_to: Mapping[str, Any] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a child in a group of its own (so that Ctrl-C reaches only us), tied to this process's life.

    Call it from the main thread: Linux ties the child to the thread that started it.
    """
    return subprocess.Popen(
        list(order),
        env=dict(environment) if environment is not None else None,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        cwd=folder,
        start_new_session=True,
        preexec_fn=_before_exec(on_parent_death),
        **(drop_to or {}),
    )


def end_group(process: "subprocess.Popen[bytes]", with_signal: int = signal.SIGKILL) -> None:
    """Signal every process of the child's group, the child itself included, if any is left."""
    try:
        os.killpg(process.pid, with_signal)
    except (ProcessLookupError, PermissionError):
        return
