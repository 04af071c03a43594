"""Records, histories and readings as the parts of the design system draw them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity.queries import names_of
from banyan.engines.registers.queries import Entry, Fact, ReadingInfo
from banyan.engines.registers.types import CitizenNumber, Telephone
from banyan.kernel.principal import current
from banyan.standards import names

PLATFORM = gettext_lazy("政务服务平台")


def to_sign_in(request: HttpRequest) -> HttpResponse | None:
    """Where somebody who has not signed in is sent; None when he has."""
    if current().kind != "anonymous":
        return None
    return HttpResponseRedirect(f"/sign-in/?{urlencode({'next': request.get_full_path()})}")


def own(fact: Fact) -> str:
    """A value for its owner's eyes: in full, but for numbers that somebody behind him might copy."""
    hidden = isinstance(fact.field.type, (CitizenNumber, Telephone))
    return fact.masked if hidden else fact.shown


def own_rows(register: str, facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """The facts of a register with source, day, and the way to have each corrected."""
    return [
        {
            "label": fact.title,
            "value": own(fact),
            "source": fact.source,
            "updated": fact.updated,
            "url": reverse("registers:doubt-value", args=[register, fact.field.code]),
        }
        for fact in facts
    ]


def history_items(entries: Iterable[Entry], *, masked: bool) -> list[dict[str, Any]]:
    """A time line of statements, the latest known first: of each what differs from what its source said before."""
    listed = list(entries)
    return [
        {
            "title": one.source + _("：") + _span(one),
            "time": _("%s 入库") % _moment(one.known_from),
            "text": _words(one, _said_before(one, listed[place + 1 :]), masked=masked),
            "state": "done" if one.believed else "back",
        }
        for place, one in enumerate(listed)
    ]


def reading_days(readings: Iterable[ReadingInfo]) -> list[dict[str, Any]]:
    """Readings by day, each with who, why, which fields and how."""
    listed = list(readings)
    readers = names_of({one.account_id for one in listed if one.account_id and one.kind == "servant"})
    days = groupby(listed, key=lambda one: timezone.localtime(one.at).date())
    return [
        {"day": day, "times": len(rows), "rows": [_row(one, readers) for one in rows]}
        for day, rows in ((day, list(rows)) for day, rows in days)
    ]


def office_name(org_id: UUID | None, *, short: bool = False) -> str:
    """The organisation's name; the platform's where none is named."""
    found = find_organisation(org_id) if org_id else None
    if found is None:
        return str(PLATFORM)
    return found.short_name if short else found.name


def _row(one: ReadingInfo, readers: dict[UUID, str]) -> dict[str, Any]:
    refused = one.outcome == "refused"
    return {
        "time": f"{timezone.localtime(one.at):%H:%M}",
        "who": _who(one, readers),
        "why": _("想读您的信息：%s。") % one.purpose if refused else one.purpose,
        "fields": [*one.fields, *([_("只回答“是”或“否”")] if one.outcome == "compared" else [])],
        "way": _("系统自动") if one.automatic else _("本人查看") if one.kind == "self" else _("人工查看"),
        "refused": refused,
        "url": "" if one.kind == "self" and not one.automatic else reverse("registers:doubt-reading", args=[one.id]),
    }


def _who(one: ReadingInfo, readers: dict[UUID, str]) -> str:
    if one.kind == "self":
        return f"{PLATFORM}　{_('系统自动')}" if one.automatic else _("您本人")
    reader = names.polite(readers.get(one.account_id, "")) if one.account_id else ""
    office = office_name(one.org_id) if one.org_id or one.kind == "system" else _("没有说明单位的人")
    return f"{office}　{reader or ('系统自动' if one.automatic or one.kind == 'system' else '工作人员')}"


def _said_before(one: Entry, older: list[Entry]) -> dict[str, Any]:
    earlier = next((other for other in older if other.source == one.source), None)
    return {fact.field.code: fact.kept for fact in earlier.facts} if earlier else {}


def _span(one: Entry) -> str:
    if one.valid_to is None:
        return _("%s起") % _day(one.valid_from)
    return _("%(first)s至 %(last)s") % {
        "first": _day(one.valid_from),
        "last": _day(one.valid_to - timedelta(days=1)),
    }


def _words(one: Entry, before: dict[str, Any], *, masked: bool) -> str:
    told = [fact for fact in one.facts if before.get(fact.field.code) != fact.kept]
    values = _("；").join(f"{fact.title} {fact.masked if masked else own(fact)}" for fact in told)
    reason = _("。更正理由：%s") % one.reason if one.reason else ""
    until = _("。%s 起不再采信") % _moment(one.known_to) if one.known_to else ""
    return f"{values or '内容没有变，只是起止日期不同'}{reason}{until}"


def _day(day: date) -> str:
    return date_format(day, _("Y 年 n 月 j 日"))


def _moment(moment: Any) -> str:
    local = timezone.localtime(moment)
    return f"{_day(local)} {local:%H:%M}"
