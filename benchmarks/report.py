"""The table of figures, for people and as JSON, with the machine and the commit."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Figure:
    """One measured figure beside what it must reach and its raw limit.

    `limit` is the raw limit in the same unit and run, `share` what part of it must be reached; `at` says at which size
    and load it was measured.
    """

    what: str
    value: float
    unit: str
    at: str = ""
    must: float | None = None
    lower_is_better: bool = False
    limit: float | None = None
    limit_what: str = ""
    share: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure as a share of its raw limit."""
        return self.value / self.limit if self.limit else None

    @property
    def reached(self) -> bool | None:
        """Whether it is what it must be, by itself and beside its raw limit; None when nothing is demanded."""
        if self.must is None:
            return None
        if self.share is not None and self.ratio is not None and self.ratio < self.share:
            return False
        return self.value <= self.must if self.lower_is_better else self.value >= self.must


@dataclass
class Report:
    """All figures of a run; not `complete` while scenarios are missing, as in one that was interrupted."""

    size: str
    complete: bool = False
    figures: list[Figure] = field(default_factory=list)
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))

    def add(self, *figures: Figure) -> None:
        """Take figures, and show each at once."""
        for figure in figures:
            self.figures.append(figure)
            load = f"{os.getloadavg()[0]:.0f}"
            print(f"  {figure.what} ({figure.at}; load average {load}): {figure.value:,.1f} {figure.unit}", flush=True)

    def show(self) -> None:
        """Print the table."""
        small = "" if self.size == "full" else "（小规模，不是规定的规模）"
        small += "" if self.complete else "（没有跑完）"
        about = machine()
        head = f"Banyan 榕 benchmarks, size {self.size}{small}; {about['cpu']}, {about['cores']} cores"
        table = Table(title=f"{head}, load average {about['load_average']}")
        for name in ("what", "at", "measured", "must", "", "raw limit", "ratio"):
            table.add_column(name, justify="right" if name in ("measured", "must", "raw limit", "ratio") else "left")
        for figure in self.figures:
            table.add_row(*_cells(figure))
        Console(width=150).print(table)

    def write(self, folder: Path) -> Path:
        """Write the JSON; its path."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{self.started.replace(':', '')}-{self.size}.json"
        content = {
            "size": self.size,
            "started": self.started,
            "complete": self.complete,
            "machine": machine(),
            "commit": commit(),
            "figures": [asdict(one) | {"ratio": one.ratio, "reached": one.reached} for one in self.figures],
        }
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return file


def _cells(figure: Figure) -> list[str]:
    sign = "≤" if figure.lower_is_better else "≥"
    return [
        figure.what,
        figure.at,
        f"{figure.value:,.1f} {figure.unit}",
        "" if figure.must is None else f"{sign} {figure.must:,g}",
        "" if figure.reached is None else "reached" if figure.reached else "MISSED",
        "" if figure.limit is None else f"{figure.limit:,.1f} {figure.limit_what}",
        _ratio(figure),
    ]


def _ratio(figure: Figure) -> str:
    if figure.ratio is None:
        return ""
    wanted = "" if figure.share is None else f" (≥ {100 * figure.share:.0f} %)"
    return f"{100 * figure.ratio:.0f} %{wanted}"


def machine() -> dict[str, str | int]:
    """What the figures were measured on."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    return {
        "cpu": cpu,
        "cores": os.cpu_count() or 0,
        "memory_mib": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "python": platform.python_version(),
        "system": platform.platform(),
        "load_average": " ".join(f"{one:.1f}" for one in os.getloadavg()),
    }


def commit() -> str:
    """The commit that was measured, with + when the work tree differs from it."""
    git = ["git", "-C", str(ROOT)]
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    changed = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=False).stdout
    return head + ("+" if changed.strip() else "")
