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
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
PORT = int(os.environ.get("BANYAN_BENCH_PORT", "8077"))


@dataclass
class Installation:
    """A running installation: its port, its folder, its supervisor."""

    port: int
    var: Path
    supervisor: subprocess.Popen[bytes]

    def memory_mib(self) -> float:
        """Memory of all its processes: proportional set size, so that shared pages count once."""
        head = psutil.Process(self.supervisor.pid)
        found = {one.pid: one for one in [head, *head.children(recursive=True), *self._database()]}
        total = 0
        for process in found.values():
            with suppress(psutil.NoSuchProcess):
                total += process.memory_full_info().pss
        return float(total / 2**20)

    def _database(self) -> list[psutil.Process]:
        """PostgreSQL's processes, which may have another parent."""
        data = str(self.var / "postgres")
        heads = [one for one in psutil.process_iter(["cmdline"]) if data in (one.info["cmdline"] or [])]
        return [*heads, *(child for head in heads for child in head.children(recursive=True))]


@contextmanager
def running(var: Path) -> Iterator[Installation]:
    """Set up and start an installation in `var` with default settings, wait until it serves, stop it at the end.

    This process may then use its database: `banyan.site.launch.session` finds it by the same variables.
    """
    var.parent.mkdir(parents=True, exist_ok=True)
    for name in [name for name in os.environ if name.startswith("BANYAN_")]:
        del os.environ[name]
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    os.environ |= {"BANYAN_VAR": str(var), "BANYAN_WEB_PORT": str(PORT), "PYTHONPATH": path}
    os.environ["BANYAN_CONFIG"] = str(var.parent / "no-settings.toml")
    environment = {**os.environ, "BANYAN_EXTRA_URLS": "benchmarks.raw"}
    log = var.parent / "run.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "banyan.site.cli", "run"], env=environment, stdout=output, stderr=output, cwd=ROOT
        )
        try:
            _wait_ready(process, log)
            yield Installation(PORT, var, process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def _wait_ready(process: subprocess.Popen[bytes], log: Path, seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"The installation did not start:\n{log.read_text()[-1500:]}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/ready", timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"The installation was not ready after {seconds:.0f} s:\n{log.read_text()[-1500:]}")


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder for the installation, removed at the end."""
    place = ROOT / "var" / "bench" / f"{os.getpid()}"
    place.mkdir(parents=True)
    try:
        yield place / "var"
    finally:
        shutil.rmtree(place, ignore_errors=True)
