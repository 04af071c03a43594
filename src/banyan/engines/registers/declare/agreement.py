"""Agreements on sharing, and the purpose that each reading states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from banyan.engines.divisions.departments import Department
from banyan.kernel.principal import Principal


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What a department may read of a register and for what; `to` is None for every department.

    With `compare_only` it learns whether a value agrees (是 or 否) and never the value itself.
    """

    to: Department | None
    fields: tuple[str, ...]
    purpose: str
    compare_only: bool = False


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why a record is read, in words that the person will see: 办理食品经营许可（新办）.

    `case_id` is the case or draft in whose course it happens; a civil servant cannot read personal fields without one.
    `org_id` is the organisation that reads, for whoever has posts in several. `automatic` tells the platform's own
    readings (prefill, comparison) from a person's look.
    """

    text: str
    case_id: UUID | None = None
    org_id: UUID | None = None
    automatic: bool = False

    @classmethod
    def of(cls, purpose: Purpose | str) -> Purpose:
        """The purpose itself, or one made of its words."""
        return cls(purpose) if isinstance(purpose, str) else purpose


CaseCheck = Callable[[Principal, UUID], bool]
"""Whether this principal is concerned with the case or draft of this id."""

_case_checks: list[CaseCheck] = []


def check_cases_with(check: CaseCheck) -> CaseCheck:
    """Let an engine of cases say whether a civil servant handles the case that he names. Called from `ready()`."""
    _case_checks.append(check)
    return check


def concerned(who: Principal, case_id: UUID) -> bool:
    """Whether some engine of cases knows the case as one of `who`; True while none is installed."""
    return not _case_checks or any(check(who, case_id) for check in _case_checks)
