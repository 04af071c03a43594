"""An installation of its own for the benchmarks, run as `make run` runs it, in a folder that goes afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
PORT = int(os.environ.get("BANYAN_BENCH_PORT", "8077"))


@dataclass
class Installation:
    """A running installation: its port, its folder, its supervisor."""

    port: int
    var: Path
    supervisor: subprocess.Popen[bytes]

    def memory_mib(self) -> float:
        """Memory of all its processes: proportional set size, so that shared pages count once."""
        processes = [psutil.Process(self.supervisor.pid)]
        processes += processes[0].children(recursive=True)
        processes += self._database()
        return sum(process.memory_full_info().pss for process in {p.pid: p for p in processes}.values()) / 2**20

    def _database(self) -> list[psutil.Process]:
        """PostgreSQL's processes, which may have another parent."""
        folder = str(self.var)
        heads = [p for p in psutil.process_iter(["cmdline"]) if folder in " ".join(p.info["cmdline"] or [])]
        return [*heads, *(child for head in heads for child in head.children(recursive=True))]


@contextmanager
def running(var: Path) -> Iterator[Installation]:
    """Set up and start an installation in `var`, wait until it is ready, stop it at the end."""
    environment = {
        **os.environ,
        "BANYAN_VAR": str(var),
        "BANYAN_WEB_PORT": str(PORT),
        "BANYAN_EXTRA_URLS": "benchmarks.raw",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }
    os.environ["BANYAN_VAR"] = str(var)
    log = (var.parent / "bench-run.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "banyan.site", "run"], env=environment, stdout=log, stderr=log, cwd=ROOT
    )
    try:
        _wait_ready(process, log.name)
        yield Installation(PORT, var, process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        log.close()


def _wait_ready(process: subprocess.Popen[bytes], log: str, seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"The installation did not start; see {log}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/ready", timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"The installation was not ready after {seconds:.0f} s; see {log}")


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder for the installation, removed at the end."""
    place = ROOT / "var" / "bench" / f"{os.getpid()}"
    place.mkdir(parents=True)
    try:
        yield place / "var"
    finally:
        shutil.rmtree(place, ignore_errors=True)
