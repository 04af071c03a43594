"""A whole installation as a person starts it: a process of its own, its own folder, its own port."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from banyan.site.launch import process
from banyan.site.launch.home import Home
from banyan.site.launch.postgres.account import Account

PATIENCE = 180.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Ask again and again; fails when the answer is not yes in time."""
    end = time.monotonic() + seconds
    while not (answer := true()):
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.1)
    return answer


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that the database's account may pass, which pytest closes its own folders to."""
    folder = Path(tempfile.mkdtemp(prefix="banyan-installation-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


class Running:
    """The command line of one installation, as an ordinary user where one is named."""

    def __init__(self, var: Path, user: Account | None = None, **variables: str) -> None:
        self.home = Home(var)
        self.port = free_port()
        self.launcher: subprocess.Popen[bytes] | None = None
        self._user = (user or Account()).popen()
        self._variables = variables

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a person's shell: nothing of the test run's own."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("BANYAN_", "DJANGO_"))}
        mine = {"BANYAN_VAR": str(self.home.var), "BANYAN_WEB_PORT": str(self.port), "BANYAN_WEB_WORKERS": "1"}
        mine |= {"BANYAN_DEMONSTRATION": "false", "BANYAN_CONFIG": str(self.home.var / "banyan.toml")}
        path = process.python_environment()["PYTHONPATH"]
        return clean | mine | {"PYTHONPATH": path, "PYTHONUTF8": "1"} | self._variables | more

    def call(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """Run one command to its end."""
        order = [sys.executable, "-m", "banyan.site.cli", *words]
        env = self.environment(**more)
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            order, env=env, cwd="/", capture_output=True, text=True, timeout=PATIENCE, check=False, **self._user
        )

    def start(self) -> float:
        """Run it; returns the seconds until it serves."""
        began = time.monotonic()
        order = [sys.executable, "-m", "banyan.site.cli", "run"]
        with self.home.var.with_name("launcher.log").open("ab") as log:
            self.launcher = subprocess.Popen(  # type: ignore[call-overload]
                order, env=self.environment(), cwd="/", stdout=log, stderr=log, **self._user
            )
        until(self.ready)
        return time.monotonic() - began

    def ready(self) -> bool:
        """Whether pages, database and worker all answer."""
        assert self.launcher is not None
        assert self.launcher.poll() is None, self.home.var.with_name("launcher.log").read_text()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=2) as answer:
                return bool(all(json.load(answer).values()))
        except OSError:
            return False

    def service(self, word: str, *, other_than: int = 0) -> psutil.Process:
        """The launcher's child whose command line has this word; waits for a new one in place of `other_than`."""
        return until(lambda: next((one for one in self._children(word) if one.pid != other_than), None))

    def _children(self, word: str) -> Iterator[psutil.Process]:
        assert self.launcher is not None
        for one in psutil.Process(self.launcher.pid).children():
            with contextlib.suppress(psutil.Error):
                if any(word in part for part in one.cmdline()):
                    yield one

    def processes(self) -> list[psutil.Process]:
        """Everything that belongs to this installation, by its folder or its port."""
        marks = (str(self.home.data), str(self.port))
        found = [one for one in psutil.process_iter(["cmdline"]) if set(marks) & set(one.info["cmdline"] or [])]
        return [one for one in found if one.status() != psutil.STATUS_ZOMBIE]

    def interrupt(self) -> float:
        """Ctrl-C; returns the seconds until the end."""
        assert self.launcher is not None
        began = time.monotonic()
        self.launcher.send_signal(signal.SIGINT)
        self.launcher.wait(30)
        return time.monotonic() - began

    def kill(self) -> None:
        """kill -9, and nobody to tidy up."""
        assert self.launcher is not None
        self.launcher.kill()
        self.launcher.wait()

    def end(self) -> None:
        """For the end of a test, whatever became of it."""
        if self.launcher is not None and self.launcher.poll() is None:
            self.interrupt()
