"""What a killed launcher may leave: a server still shutting down, a lock file of a server long gone."""

import contextlib
import time
from pathlib import Path

import psutil

from banyan.site.launch.trouble import Trouble

PATIENCE = 20.0
"""Seconds that a server without its launcher gets to shut down by itself."""


def clear(data: Path) -> None:
    """Wait for a server left on this folder, then end it; remove a lock file that names no server."""
    lock = data / "postmaster.pid"
    server = server_on(data)
    if server is not None:
        _see_off(server)
    if lock.exists() and server_on(data) is None:
        lock.unlink(missing_ok=True)


def server_on(data: Path) -> psutil.Process | None:
    """The running server of this folder, by its lock file, if that really is a PostgreSQL server."""
    with contextlib.suppress(OSError, ValueError, IndexError, psutil.Error):
        found = psutil.Process(int((data / "postmaster.pid").read_text().splitlines()[0]))
        if "postgres" in found.name() and found.status() != psutil.STATUS_ZOMBIE:
            return found
    return None


def _see_off(server: psutil.Process) -> None:
    began = time.monotonic()
    with contextlib.suppress(psutil.NoSuchProcess):
        while server.is_running() and time.monotonic() - began < PATIENCE:
            with contextlib.suppress(psutil.TimeoutExpired):
                server.wait(PATIENCE / 4)
                return
            server.send_signal(2)
        if server.is_running():
            raise Trouble(
                f"另一个 PostgreSQL（进程 {server.pid}）仍在使用数据文件夹。",
                f"运行 kill -INT {server.pid} 后再试。",
            )
