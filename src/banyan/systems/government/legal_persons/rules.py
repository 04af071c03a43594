"""Fields of a firm held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.systems.government.legal_persons.codes import FirmKind

_BEGINS: dict[str, str] = {FirmKind.HOUSEHOLD: "92", FirmKind.COOPERATIVE: "93"}


def branch_names_its_parent(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """A branch is one of another firm, whose code stands beside it."""
    if values.get("kind") == FirmKind.BRANCH and not values.get("parent"):
        return "parent", "分支机构要填所属企业的统一社会信用代码。"
    if values.get("parent") and values.get("parent") == values.get("uscc"):
        return "parent", "所属企业不能是它自己。"
    return None


def household_has_its_category(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """The credit code of an individual household begins with 92, of a cooperative with 93 (GB 32100)."""
    wanted = _BEGINS.get(values.get("kind", ""))
    if wanted and values.get("uscc") and not values["uscc"].startswith(wanted):
        return "kind", f"这类主体的统一社会信用代码应以 {wanted} 开头。"
    return None
