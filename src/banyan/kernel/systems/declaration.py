"""What a system is: a code, a title, the clauses of the plan that it fulfils, and its declarations."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from banyan.kernel.systems.registry import Registry

CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a declaration: what it is, how to mend it, and in which field."""

    what: str
    mend: str
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """What a system may declare of an engine. Engines subclass it as frozen dataclasses in their `declare.py`.

    `code` is lower-case words joined by hyphens, unique among declarations of the same type.
    """

    code: str

    def check(self, registry: Registry) -> Iterable[Problem]:
        """What is wrong with this declaration, given everything that is declared."""
        return ()


def _declaring_file() -> str:
    """The file in which the declaration being made stands."""
    frame = sys._getframe(1)
    while frame.f_back is not None:
        name = frame.f_globals.get("__name__", "")
        if not name.startswith("banyan.kernel.systems"):
            return frame.f_code.co_filename
        frame = frame.f_back
    return "?"


@dataclass(frozen=True, kw_only=True)
class System:
    """A departmental system: a small package that only declares.

    `plan` are the ids of the plan's table (docs/plan.md) that it fulfils; `owner` is the code of the department
    that answers for it; `needs` are codes of systems that must be switched on too.
    """

    code: str
    title: str
    plan: tuple[str, ...] = ()
    owner: str = ""
    declares: tuple[Declaration, ...] = ()
    needs: tuple[str, ...] = ()
    state: Literal["works", "partial"] = "works"
    note: str = ""
    file: str = field(default_factory=_declaring_file, compare=False)
