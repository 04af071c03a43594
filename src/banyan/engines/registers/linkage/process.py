"""Starting the matching process, feeding it and hearing what it found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, cast

from banyan.engines.registers.linkage.frames import received, send
from banyan.engines.registers.linkage.slots import SLOTS

MODULE = "banyan.engines.registers.linkage.matcher"
_NAMES = ("PATH", "LANG", "LC_ALL", "TZ", "PYTHONPATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


class Broken(Exception):
    """The matching process ended before its time; the message says where, and holds nothing of any row."""


@dataclass
class Matcher:
    """The matching process as the job sees it."""

    process: subprocess.Popen[bytes]
    summary: dict[str, Any] = field(default_factory=dict)

    def give(self, table: str, ids: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
        """Hand over a batch of rows, by slot, for the table `file` or `register`."""
        listed = list(rows)
        columns = {slot: [row.get(slot) for row in listed] for slot in SLOTS}
        self._say({"table": table, "ids": list(ids), "columns": columns})

    def go(self, tell: Callable[[str], None] = lambda stage: None) -> Iterator[list[dict[str, Any]]]:
        """Let it link; the batches of pairs as they come, in the order of the rows."""
        self._say({"go": True})
        for message in received(cast("IO[bytes]", self.process.stdout)):  # type: ignore[arg-type]
            if "found" in message:
                yield message["found"]
            elif "stage" in message:
                tell(message["stage"])
            elif "end" in message:
                self.summary = message["end"]
                return
            else:
                raise Broken(f"{message['failed']} at {' '.join(message['at'])}")
        raise Broken(f"the matching process ended with {self.process.wait()}")

    def _say(self, message: dict[str, Any]) -> None:
        try:
            send(cast("IO[bytes]", self.process.stdin), message)  # type: ignore[arg-type]
        except BrokenPipeError:
            raise Broken(self._last_words()) from None

    def _last_words(self) -> str:
        for message in received(cast("IO[bytes]", self.process.stdout)):  # type: ignore[arg-type]
            if "failed" in message:
                return f"{message['failed']} at {' '.join(message['at'])}"
        return f"the matching process ended with {self.process.wait()}"


@contextmanager
def matching(*, seed: int, memory_mb: int | None = None, threads: int | None = None) -> Iterator[Matcher]:
    """A matching process that goes away with the block, whatever happens.

    It gets no database address, no keys and no folder of ours in its environment.
    """
    environment = {name: os.environ[name] for name in _NAMES if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(one for one in sys.path if one)
    process = subprocess.Popen(  # noqa: S603 - our own module in our own interpreter
        [sys.executable, "-m", MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("BANYAN_DEBUG") == "1" else subprocess.DEVNULL,
        env=environment,
        cwd="/",
    )
    matcher = Matcher(process)
    try:
        matcher._say({"seed": seed, "memory_mb": memory_mb or _memory_mb(), "threads": threads or os.cpu_count() or 1})
        yield matcher
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue


def _memory_mb() -> int:
    """Half of the machine's memory."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**21
