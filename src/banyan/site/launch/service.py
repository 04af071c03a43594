"""One process that the supervisor keeps alive."""

import contextlib
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from banyan.site.launch import process

STEADY = 60.0
"""Seconds after which a service counts as steady and its next restart waits no longer."""

LONGEST_PAUSE = 30.0
LARGEST_LOG = 20_000_000


@dataclass
class Service:
    """A child with its log; restarted with growing pauses when it dies."""

    name: str
    title: str
    launch: Callable[[Path], "subprocess.Popen[bytes]"]
    """Starts the process, which writes to the log named."""
    log: Path
    grace: float = 4.0
    """Seconds to end by itself before it is killed."""
    stop_signal: int = signal.SIGTERM
    settled: Callable[["subprocess.Popen[bytes]"], None] = lambda _: None
    """Called after a restart: waits until the service is of use again."""
    process: "subprocess.Popen[bytes] | None" = None
    deaths: int = 0
    _started: float = 0.0
    _again_at: float = field(default=0.0)

    def start(self) -> None:
        self.process = self.launch(self.log)
        self._started = time.monotonic()
        self._again_at = 0.0

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def note_death(self) -> float | None:
        """Seconds until the restart, when the service has just been found dead; None when that was known."""
        if self._again_at:
            return None
        if self.process is not None:
            process.end_group(self.process)
        self.deaths = 1 if time.monotonic() - self._started > STEADY else self.deaths + 1
        pause = min(LONGEST_PAUSE, 0.5 * 2.0 ** min(self.deaths - 1, 10))
        self._again_at = time.monotonic() + pause
        return pause

    @property
    def due(self) -> bool:
        return bool(self._again_at) and time.monotonic() >= self._again_at

    def ask_to_stop(self) -> None:
        if self.process is not None and self.alive:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(self.stop_signal)

    def see_off(self) -> None:
        """Wait for the end, then leave nobody of its group behind."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(self.grace)
        process.end_group(self.process)
        self.process.wait()

    def last_words(self, lines: int = 5) -> str:
        """The end of its log, for a person who must mend it."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").strip().splitlines()[-lines:])

    def trim_log(self) -> None:
        """Keep one older log; the process goes on writing to the same file."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.with_suffix(".old.log").write_bytes(self.log.read_bytes())
            with self.log.open("r+b") as file:
                file.truncate(0)
