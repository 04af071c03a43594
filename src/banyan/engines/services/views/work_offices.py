"""Choosing departments and people in the forms of a case: found by typing; without script by their whole name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banyan.engines.divisions.queries import Organisation, search_organisations
from banyan.engines.identity.queries import find_servants
from banyan.engines.services.views.work_sent import Sent, uuid_of
from banyan.kernel.errors import Invalid
from banyan.kernel.principal import current

_HOW = gettext_lazy("打两个字就会提示；没有提示时写全名。")


def office_field(name: str, label: str, *, optional: bool = False) -> dict[str, Any]:
    """A field for a department."""
    url = reverse("services:work-options", args=["office"])
    return {"name": name, "kind": "search", "label": label, "url": url, "help": _HOW, "optional": optional}


def person_field(name: str, label: str, help: Any = _HOW) -> dict[str, Any]:  # noqa: A002 - the field's own name
    """A field for a servant of a department."""
    url = reverse("services:work-options", args=["person"])
    return {"name": name, "kind": "search", "label": label, "url": url, "help": help, "optional": True}


def within() -> str:
    """Where one looks for departments and people: one's own city, or the whole province for its offices."""
    place = next((post.division for post in current().posts), "3500")
    return place[:2] if place[2:4] == "00" else place[:4]


def found_offices(words: str, limit: int = 12) -> list[Organisation]:
    """Departments of one's own place first, then those of the city, then of the province."""
    own = next((post.division for post in current().posts), "")
    near = sorted(search_organisations(words, within(), 60), key=lambda one: one.division != own)
    found = {one.id: one for one in (*near, *search_organisations(words, None, limit))}
    return list(found.values())[:limit]


def office_in(sent: Sent, name: str) -> UUID | None:
    """The department that was chosen, or written by its name. None when nothing was; Invalid when it is not clear."""
    if chosen := uuid_of(sent.post.get(name)):
        return chosen
    words = sent.text(f"{name}_text")
    if not words:
        return None
    found = found_offices(words)
    exact = [one for one in found if words in (one.name, one.short_name)] or found
    if len(exact) != 1:
        raise Invalid(
            _("请写清是哪个部门。"), fields={name: _unclear([one.name for one in found], _("没有找到这个部门"))}
        )
    return exact[0].id


def person_in(sent: Sent, name: str) -> tuple[UUID, UUID] | None:
    """Organisation and account of the servant that was chosen, or written by name; None when nothing was."""
    org, _colon, account = sent.post.get(name, "").partition(":")
    if (org_id := uuid_of(org)) and (account_id := uuid_of(account)):
        return org_id, account_id
    words = sent.text(f"{name}_text")
    if not words:
        return None
    found = find_servants(words, within())
    exact = [one for one in found if one.name == words] or list(found)
    if len(exact) != 1:
        raise Invalid(
            _("请写清是谁。"),
            fields={name: _unclear([f"{one.name} {one.title}" for one in found], _("没有找到这个人"))},
        )
    return exact[0].org_id, exact[0].account_id


def _unclear(names: list[str], nothing: str) -> str:
    if not names:
        return nothing
    return _("有 %(n)s 个：%(names)s。请写全名") % {"n": len(names), "names": "、".join(names[:5])}
