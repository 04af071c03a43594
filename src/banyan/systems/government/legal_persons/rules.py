"""Fields of a body held against each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.systems.government.legal_persons.codes import FirmKind

_BEGINS: dict[str, str] = {
    FirmKind.LIMITED: "91",
    FirmKind.STOCK: "91",
    FirmKind.SOLE: "91",
    FirmKind.PARTNERSHIP: "91",
    FirmKind.HOUSEHOLD: "92",
    FirmKind.COOPERATIVE: "93",
    FirmKind.GOVERNMENT: "11",
    FirmKind.INSTITUTION: "12",
    FirmKind.MASS: "13",
    FirmKind.LAW_FIRM: "31",
    FirmKind.NOTARY: "32",
    FirmKind.ASSOCIATION: "51",
    FirmKind.PRIVATE_BODY: "52",
    FirmKind.FOUNDATION: "53",
    FirmKind.RELIGIOUS: "71",
    FirmKind.COLLECTIVE: "N",
}


def branch_names_its_parent(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """A branch is one of another body, whose code stands beside it."""
    if values.get("kind") == FirmKind.BRANCH and not values.get("parent"):
        return "parent", "分支机构要填所属单位的统一社会信用代码。"
    if values.get("parent") and values.get("parent") == values.get("uscc"):
        return "parent", "所属单位不能是它自己。"
    return None


def kind_is_in_the_code(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """The credit code of a household begins with 92, of a public institution with 12, and so on (GB 32100)."""
    wanted = _BEGINS.get(values.get("kind", ""))
    if wanted and values.get("uscc") and not values["uscc"].startswith(wanted):
        return "kind", f"这类主体的统一社会信用代码应以 {wanted} 开头。"
    return None


def holders_are_what_they_say(values: Mapping[str, Any]) -> tuple[str, str] | None:
    """A natural person has no credit code, any other holder no citizen number; nobody holds a share in himself."""
    rows = values.get("shareholders", ())
    for row in rows if isinstance(rows, list) else ():
        person = row.get("kind") == "1"
        if person and "uscc" in row:
            return "shareholders", f"{row['name']} 是自然人，不填统一社会信用代码。"
        if not person and "number" in row:
            return "shareholders", f"{row['name']} 不是自然人，不填公民身份号码。"
        if "uscc" in row and row["uscc"] == values.get("uscc"):
            return "shareholders", "单位不能是自己的股东。"
    return None
