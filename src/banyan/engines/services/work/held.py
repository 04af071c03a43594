"""The licences that an applicant chooses from in a form, and what was chosen: only his own, only in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.documents.queries import licences_of
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.describe import Choice, shape_of
from banyan.engines.services.work.facts import KnownFact
from banyan.kernel import clock

#: Under this and the field's name a chosen licence stands among the facts that go with a case.
HELD = "held."


def choices(form: type[Form], holder_id: UUID | None) -> dict[str, tuple[Choice, ...]]:
    """What there is to choose from, by field; one statement, and none for a form in which nothing is chosen."""
    wanted = {name: one.held for name, one in shape_of(form).by_name.items() if one.held}
    if not wanted:
        return {}
    mine = licences_of(holder_id) if holder_id else ()
    return {
        name: tuple(_choice(one) for one in mine if one.type_code == kind and one.in_force)
        for name, kind in wanted.items()
    }


def _choice(one: LicenceInfo) -> Choice:
    until = f"有效期至 {one.valid_to:%Y-%m-%d}" if one.valid_to else "长期有效"
    said = "，".join(value for _, value in one.rows[:1])
    return Choice(str(one.id), f"{said}　{one.identifier}" if said else one.identifier, f"{one.issuer_name}，{until}")


def chosen(form: Form, holder_id: UUID, org_id: UUID) -> tuple[dict[str, KnownFact], dict[str, str]]:
    """The licences that were chosen, as facts of the case; a sentence for each that cannot be taken."""
    shape = shape_of(type(form)).by_name
    wanted = {name: getattr(form, name) for name, one in shape.items() if one.held and getattr(form, name) is not None}
    if not wanted:
        return {}, {}
    mine = {one.id: one for one in licences_of(holder_id)}
    found: dict[str, KnownFact] = {}
    errors: dict[str, str] = {}
    for name, licence_id in wanted.items():
        fault = _fault(mine.get(licence_id), shape[name].held, org_id)
        if fault:
            errors[name] = fault
        else:
            found[HELD + name] = _fact(name, shape[name].label, mine[licence_id])
    return found, errors


def _fault(one: LicenceInfo | None, kind: str, org_id: UUID) -> str:
    if one is None or one.type_code != kind:
        return "请从您自己的证照里选一张"
    if not one.in_force:
        return _("这张%(title)s%(state_word)s，不能办。") % {"title": one.title, "state_word": one.state_word}
    if one.issuer_id != org_id:
        return _("这张证照由%(issuer_name)s颁发，请到那里办。") % {"issuer_name": one.issuer_name}
    return ""


def _fact(name: str, label: str, one: LicenceInfo) -> KnownFact:
    until = f"有效期至 {one.valid_to:%Y-%m-%d}" if one.valid_to else "长期有效"
    updated = one.changed_at.astimezone(clock.ZONE).date()
    return KnownFact(HELD + name, label, one, f"{one.title} {one.identifier}，{until}", one.issuer_name, updated)


def in_words(data: Mapping[str, Any], facts: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What was filled in, with the chosen licences in words."""
    named = {key.removeprefix(HELD): fact["shown"] for key, fact in facts.items() if key.startswith(HELD)}
    return {**data, **{name: text for name, text in named.items() if name in data}}
