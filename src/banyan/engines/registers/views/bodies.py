"""A record's rows, its ties to others, its course and what others have of it, as the design system draws them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from banyan.engines.registers import queries
from banyan.engines.registers.declare import Purpose, Schema, Tie
from banyan.engines.registers.groups import Rows
from banyan.engines.registers.queries import Difference, Entry, Fact, Owner, Stage, Tied, TiedRecords
from banyan.engines.registers.types import CitizenNumber, Telephone
from banyan.kernel.errors import Refused
from banyan.kernel.principal import current


def sections(
    known: Schema,
    subject_id: UUID,
    purpose: Purpose,
    entries: Sequence[Entry],
    facts: Mapping[str, Fact],
    *,
    full: bool,
) -> dict[str, Any]:
    """Everything that a page shows of a record beside its single values. `full` shows personal columns in full."""
    return {
        "groups": [_group(fact, full=full) for fact in facts.values() if isinstance(fact.field.type, Rows)],
        "inverse": [one for tie in known.register.ties if (one := _inverse(known, tie, subject_id, purpose))["rows"]],
        "owned": [one for tie in known.register.ties if (one := _owned(known, tie, subject_id, purpose))["owners"]],
        "course": [_stage(one) for one in reversed(queries.course_of(known, entries))],
        "differences": [_difference(one) for one in queries.differences_of(known, facts)],
        "difference_columns": (_("字段"), _("登记机关的"), _("别的部门的")),
    }


def single(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that are one value each."""
    return [fact for fact in facts if not isinstance(fact.field.type, Rows)]


def _group(fact: Fact, *, full: bool) -> dict[str, Any]:
    kind = fact.field.type
    assert isinstance(kind, Rows)  # noqa: S101 - the caller chose it
    rows = kind.load(fact.kept)
    columns = [one for one in kind.columns if any(one.code in row for row in rows)]

    def cell(column: Any, row: Mapping[str, Any]) -> str:
        if column.code not in row:
            return ""
        hidden = isinstance(column.type, (CitizenNumber, Telephone)) and not full
        return str(column.type.mask(row[column.code]) if hidden else column.type.show(row[column.code]))

    return {
        "title": fact.title,
        "source": fact.source,
        "updated": fact.updated,
        "columns": [one.title for one in columns],
        "rows": [{"cells": [cell(one, row) for one in columns]} for row in rows],
    }


def _inverse(known: Schema, tie: Tie, subject_id: UUID, purpose: Purpose) -> dict[str, Any]:
    try:
        found = queries.tied_to(known.code, tie.code, subject_id, purpose=purpose)
    except Refused:
        found = TiedRecords(())
    columns: list[Any] = [_("名称"), known.key.title, _("状态")]
    if tie.share:
        columns += [{"label": _("比例"), "num": True}, _("起")]
    rows = [
        {
            "url": record_url(known, one.subject_id, purpose.text) if current().kind == "servant" else "",
            "cells": [one.name, one.key, one.state, *(_share(one) if tie.share else ())],
        }
        for one in found.found
    ]
    return {"title": tie.inverse, "columns": columns, "rows": rows, "more": found.more}


def _share(one: Tied) -> tuple[str, str]:
    return f"{one.share.normalize():f}%" if one.share is not None else "", one.since


def _owned(known: Schema, tie: Tie, subject_id: UUID, purpose: Purpose) -> dict[str, Any]:
    if not tie.share:
        return {"title": "", "owners": []}
    try:
        found = queries.owners(known.code, subject_id, tie.code, purpose=purpose)
    except Refused:
        found = ()
    return {"title": _("股权结构"), "owners": [_owner(one) for one in found]}


def _owner(one: Owner) -> dict[str, Any]:
    whole = f"{one.whole.normalize():f}%" if one.whole is not None and one.whole != one.share else ""
    return {
        "name": one.name,
        "key": one.key,
        "share": f"{one.share.normalize():f}%" if one.share is not None else "",
        "whole": whole,
        "again": one.again,
        "cut": one.cut,
        "above": [_owner(other) for other in one.above],
    }


def _stage(one: Stage) -> dict[str, Any]:
    first = date_format(one.start, _("Y 年 n 月 j 日"))
    last = date_format(one.end - timedelta(days=1), _("Y 年 n 月 j 日")) if one.end else ""
    beside = _("；").join(f"{fact.title} {fact.shown}" for fact in one.beside)
    return {
        "title": one.shown,
        "time": _("%(first)s至 %(last)s") % {"first": first, "last": last} if last else _("%s起") % first,
        "text": f"{beside}{_('。')}{_('来自%s') % one.source}" if beside else _("来自%s") % one.source,
        "state": "done" if one.end else "now",
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "field": one.field,
        "title": one.title,
        "other": one.other.field.code,
        "cells": [
            one.title,
            {"text": one.stated.masked, "source": one.stated.source},
            {"text": one.other.masked, "source": one.other.source},
        ],
    }


def record_url(known: Schema, subject_id: UUID, purpose: str) -> str:
    """The address of another record, for the same purpose."""
    return f"{reverse('registers:work-record', args=[known.code, subject_id])}?{urlencode({'purpose': purpose})}"
