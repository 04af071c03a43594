"""Services that outlived a killed supervisor: the next start ends them before it begins."""

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Iterable

import psutil

from banyan.site.launch.home import Home

GRACE = 5.0


def note(home: Home, processes: Iterable["subprocess.Popen[bytes] | None"]) -> None:
    """Remember the services by process id and start time, so that a reused id is never taken for one."""
    found = {}
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            if process is not None:
                found[process.pid] = psutil.Process(process.pid).create_time()
    (home.run / "services.json").write_text(json.dumps(found))


def end(home: Home) -> int:
    """End what is left of a former run, workers of a dead server included; returns how many processes there were."""
    try:
        known = json.loads((home.run / "services.json").read_text())
    except (FileNotFoundError, ValueError):
        return 0
    left = [one for pid, born in known.items() for one in _group(int(pid), float(born))]
    for one in left:
        with contextlib.suppress(psutil.Error):
            one.send_signal(signal.SIGTERM)
    _, stubborn = psutil.wait_procs(left, timeout=GRACE)
    for one in stubborn:
        with contextlib.suppress(psutil.Error):
            one.kill()
    (home.run / "services.json").unlink()
    return len(left)


def _group(leader: int, born: float) -> list[psutil.Process]:
    """The living processes of a service's group; a database server is left to its own recovery."""
    members = []
    for one in psutil.process_iter(["pid", "create_time", "name"]):
        with contextlib.suppress(psutil.Error, ProcessLookupError):
            ours = os.getpgid(one.pid) == leader and one.info["create_time"] >= born - 1
            if ours and one.pid != os.getpid() and "postgres" not in one.info["name"]:
                members.append(one)
    return members
