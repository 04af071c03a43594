"""Set-up steps: what an installation loads once, and again only when it has changed."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Report(Protocol):
    """How a step tells how far it is; the same shape as the progress of the kernel's jobs."""

    def total(self, count: int) -> None: ...

    def advance(self, count: int, message: str = "") -> None: ...


@dataclass(frozen=True)
class Step:
    """One thing to load. `run` is called as the platform itself; it must be repeatable."""

    code: str
    title: str
    run: Callable[[Report], None]
    inputs: Sequence[Path] = ()
    """Files or folders whose change calls for a new run."""
    version: int = 1
    """Raise it when the step's own meaning has changed."""
    demonstration: bool = False
    """Left out where the settings say that no demonstration is wanted."""

    @property
    def stamp(self) -> str:
        """What a run of this step stands for: its version and the contents of its inputs."""
        total = hashlib.sha256(f"{self.code} {self.version}".encode())
        for file in _files(self.inputs):
            total.update(file.name.encode() + b"\0" + file.read_bytes())
        return total.hexdigest()


@dataclass(frozen=True)
class Done:
    """Which steps have been run for one database; another database starts anew."""

    file: Path
    database: str

    def pending(self, steps: Sequence[Step]) -> list[Step]:
        known = self._read()
        return [step for step in steps if known.get(step.code) != step.stamp]

    def note(self, step: Step) -> None:
        """Remember a finished step, whole or not at all."""
        known = self._read() | {step.code: step.stamp}
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps({"database": self.database, "steps": known}, indent=1))
        fresh.rename(self.file)

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(self.file.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return dict(kept["steps"]) if kept.get("database") == self.database else {}


def _files(inputs: Sequence[Path]) -> list[Path]:
    found = [file for path in inputs for file in ([path] if path.is_file() else path.rglob("*"))]
    return sorted(file for file in found if file.is_file() and "__pycache__" not in file.parts)
