"""Whether set-up has anything to do: the same code, settings, database and schema as when it last went through.

A later start then needs no processes of set-up, which take most of its time.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from banyan.site.config import ROOT
from banyan.site.launch.postgres import roles

CODE = (ROOT / "src" / "banyan", ROOT / "requirements" / "base.txt")
PASSED_OVER = {"__pycache__", "tests"}


@dataclass(frozen=True)
class Settled:
    """What the last whole set-up stood for."""

    file: Path
    demonstration: bool
    code: tuple[Path, ...] = CODE

    def holds(self, url: str) -> bool:
        """Whether nothing has changed since; `url` is the database as its owner sees it."""
        return self.file.exists() and self.file.read_text() == self._mark(url)

    def note(self, url: str) -> None:
        self.file.write_text(self._mark(url))

    def _mark(self, url: str) -> str:
        total = hashlib.sha256(f"{self.demonstration} {_database(url)}".encode())
        for file in sorted(self._files()):
            total.update(str(file).encode() + b"\0" + file.read_bytes())
        return total.hexdigest()

    def _files(self) -> Iterator[Path]:
        for place in self.code:
            found = [place] if place.is_file() else place.rglob("*")
            yield from (
                file for file in found if not PASSED_OVER & set(file.relative_to(place).parts) and file.is_file()
            )


def _database(url: str) -> str:
    """Which database it is, and every migration that it has seen."""
    with roles.connect(url) as connection:
        which = connection.execute(
            "SELECT system_identifier, (SELECT oid FROM pg_database WHERE datname = current_database()),"
            " to_regclass('django_migrations') IS NOT NULL FROM pg_control_system()"
        ).fetchone()
        migrated = which is not None and which[2]
        seen = (
            connection.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2").fetchall() if migrated else []
        )
    return f"{which} {seen}"
