"""Which moves a case file offers: the next one first, the others beside it, and why some are not possible now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from banyan.engines.services.queries.cases import CaseFile
from banyan.engines.services.records import AllowedAction
from banyan.engines.services.views.work_deeds import DEEDS
from banyan.engines.services.views.work_show import case_url
from banyan.kernel.principal import current

_LEADING = ("accept", "answer-opinion", "pass-step", "resume", "decide", "deliver")
_BESIDE = ("ask-supplement", "return", "ask-opinion", "suspend", "transfer", "decide")
_LETTERS = {"refuse-acceptance": "X"}
"""J and K move in lists, so a refusal of acceptance has another key on pages."""


@dataclass(frozen=True)
class Buttons:
    """The moves of a case file. `leading` is what comes next; None when nothing is asked of the reader."""

    leading: dict[str, Any] | None
    beside: list[dict[str, Any]]
    others: list[dict[str, Any]]
    claim: bool
    why_not: str
    suffix: str = ""

    def of(self, code: str) -> dict[str, Any] | None:
        """The button of a move."""
        return next((one for one in (self.leading, *self.beside, *self.others) if one and one["code"] == code), None)


def buttons_of(file: CaseFile, *, whole: bool = True, suffix: str = "") -> Buttons:
    """The moves that the reader may think of; on the whole page their forms are swapped in beside the case.

    `suffix` goes along in every address: the list that one came from.
    """
    moves = {one.code: _button(file, one, whole, suffix) for one in file.actions if _means_something(file, one)}
    claim = "claim" in moves and moves.pop("claim")["enabled"]
    leading = next((moves.pop(code) for code in _LEADING if code in moves and moves[code]["enabled"]), None)
    beside = [moves.pop(code) for code in _BESIDE if code in moves]
    others = [moves.pop(code) for code in _LEADING if code in moves] + list(moves.values())
    why_not = next((one["reason"] for one in beside if one["code"] == "decide" and one["reason"]), "")
    return Buttons(leading, beside, others, claim, why_not, suffix)


def _button(file: CaseFile, one: AllowedAction, whole: bool, suffix: str) -> dict[str, Any]:
    url = case_url(file.case.id, one.code) + suffix
    return {
        "code": one.code,
        "label": move_words(one.code, one.label, file.case.step_title),
        "enabled": one.enabled,
        "reason": _(one.reason),
        "key": _LETTERS.get(one.code, one.key) if one.enabled else "",
        "href": url + "#deed",
        "swap": url if whole else None,
    }


def move_words(code: str, title: str, step: str) -> str:
    """What a move is called in the language of the page. A step of the same name has a word of its own."""
    return _("%(step)s通过") % {"step": _(step)} if code == "pass-step" else pgettext("move", title)


def _means_something(file: CaseFile, one: AllowedAction) -> bool:
    """Leave out what is nobody's wish just now: to claim what somebody has, to give back what nobody has."""
    case, who = file.case, current()
    if one.code not in DEEDS:
        return False
    if one.code == "claim":
        return case.assignee_id is None and who.has_role(file.plan.step(case.step).role, case.org_id)
    if one.code == "release":
        return case.assignee_id is not None and one.enabled
    if one.code == "drop-opinion":
        return any(opinion.state in ("open", "waiting") for opinion in file.opinions)
    return True
