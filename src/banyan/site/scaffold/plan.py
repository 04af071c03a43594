"""What the new system is to be called, and whether it may be."""

from __future__ import annotations

import keyword
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

#: The plan's chapters; `banyan.systems` has a folder for each that holds a system.
GROUPS = (
    "infrastructure",
    "government",
    "society",
    "economy",
    "strait",
    "technology",
    "security",
    "assurance",
)
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
OWN = Path(__file__).resolve().parents[2] / "systems"


class Unfit(Exception):
    """Why the system cannot be made like this, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


@dataclass(frozen=True)
class Plan:
    """A system to be written; making it refuses names that cannot be with `Unfit`."""

    group: str
    name: str
    title: str
    department: str
    into: Path | None = None

    def __post_init__(self) -> None:
        if self.group not in GROUPS:
            raise Unfit(f"没有“{self.group}”这个领域。", f"从 {'、'.join(GROUPS)} 里选一个。")
        if not NAME.fullmatch(self.name) or keyword.iskeyword(self.name) or len(self.name) > 40:
            raise Unfit(
                f"包名“{self.name}”不合写法。",
                "用不超过 40 个小写字母、数字和下划线，以字母开头，如 old_trees。",
            )
        if not self._title_fits:
            raise Unfit("系统的名称不合适。", "用 --title 给一个 2 到 30 字的名称，不含引号、反斜杠和换行。")
        if not self.constant:
            raise Unfit(f"没有部门 {self.department}。", "用 divisions/departments.py 里的代码，如 forestry。")
        if self.folder.exists():
            raise Unfit(f"{self.folder} 已经有了。", "换一个包名，或者先挪走它。")
        if self._taken:
            raise Unfit(f"系统代码 {self.code} 已经有了，在 {self._taken}。", "换一个包名。")

    @property
    def _title_fits(self) -> bool:
        printable = all(unicodedata.category(letter)[0] not in "CZ" or letter == " " for letter in self.title)
        return 2 <= len(self.title) <= 30 and printable and not set(self.title) & set("\"'\\{}$")

    @property
    def code(self) -> str:
        """The code of the system and of its item."""
        return self.name.replace("_", "-")

    @property
    def class_name(self) -> str:
        """The form's class."""
        return "".join(word.capitalize() for word in self.name.split("_"))

    @property
    def module(self) -> str:
        """The package."""
        return f"banyan.systems.{self.group}.{self.name}"

    @property
    def root(self) -> Path:
        """The folder of all systems."""
        return self.into or OWN

    @property
    def folder(self) -> Path:
        """The package's folder."""
        return self.root / self.group / self.name

    @cached_property
    def constant(self) -> str:
        """The constant in `divisions.departments` that names the department; empty when there is none."""
        from banyan.engines.divisions import departments

        return next(
            (
                name
                for name, value in vars(departments).items()
                if isinstance(value, departments.Department) and value.code == self.department
            ),
            "",
        )

    @cached_property
    def level(self) -> str:
        """The lowest of county, city and province at which the department has an office."""
        from banyan.engines.divisions.departments import department
        from banyan.standards.division import Level

        levels = department(self.department).levels
        return next(one.name for one in (Level.COUNTY, Level.CITY, Level.PROVINCE) if one in levels)

    @cached_property
    def _taken(self) -> str:
        """Where another system of this name stands."""
        others = (path for path in self.root.glob(f"*/{self.name}/system.py"))
        return str(next(others, ""))
