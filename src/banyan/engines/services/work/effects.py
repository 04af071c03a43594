"""Performing what a grant brings with it, in the transaction of the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from banyan.engines.documents import actions as documents
from banyan.engines.documents.queries import licence
from banyan.engines.identity.actions import record_representative
from banyan.engines.identity.queries import account_of_subject
from banyan.engines.registers import queries as registers
from banyan.engines.registers.actions import put
from banyan.engines.registers.declare import Purpose, Schema, Subject, schema
from banyan.engines.services.declare import Granted, ServiceItem
from banyan.engines.services.declare.effect import (
    LicenceChange,
    LicenceEnd,
    LicenceRenewal,
    Numbering,
    OnLicence,
    RegisterEntry,
)
from banyan.engines.services.work.held import HELD
from banyan.engines.services.work.work import Work
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import person_id

#: So many numbers in a row that the register has already are passed over; then something is wrong.
_MOST_TAKEN = 50


@dataclass(frozen=True)
class Performed:
    """What came of the effects: the number that was given, and the licence that they left in force or ended."""

    given: str = ""
    licence_id: UUID | None = None


def perform(work: Work, item: ServiceItem, granted: Granted) -> Performed:
    """Perform the effects of an item, in their order. Raises Conflict with a sentence when one is not possible."""
    done = Performed()
    for effect in item.effects:
        if isinstance(effect, RegisterEntry):
            done = replace(done, given=_enter(work, item, effect, granted))
        else:
            done = replace(done, licence_id=_on_licence(work, effect, granted))
    return done


def _enter(work: Work, item: ServiceItem, entry: RegisterEntry, granted: Granted) -> str:
    known = schema(entry.register)
    with acting_as(SYSTEM):
        key = entry.key
        number = _number(known, item, key, granted) if isinstance(key, Numbering) else key(granted)
        entered = replace(granted, given=number)
        values = entry.values(entered)
        try:
            subject_id = put(
                entry.register,
                number,
                values,
                source=entry.source,
                valid_from=entry.since(granted),
                org_id=work.case.org_id,
            )
        except Invalid as error:
            raise Conflict(
                _("写不进%(title)s：%(message)s请更正申请内容后再决定。")
                % {"title": known.title, "message": error.message},
                code="entry",
            ) from error
        if entry.representative is not None and known.register.subject is Subject.FIRM:
            _represent(entry.representative(entered), number, str(values[known.register.name]))
    shown = known.key.mask(known.key.type.read(number))
    about = {"register": entry.register, "subject_id": str(subject_id)}
    work.remember("entered", entry.title, f"已写入{known.title}，{known.key.title} {shown}。", about=about)
    return number


def _number(known: Schema, item: ServiceItem, numbering: Numbering, granted: Granted) -> str:
    """The next number of the series that nobody has."""
    purpose = Purpose(f"{item.title}编号查重", automatic=True)
    for _attempt in range(_MOST_TAKEN):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT services_serial(%s, %s, %s)",
                [numbering.place(granted), numbering.day(granted), numbering.series],
            )
            (serial,) = cursor.fetchone()
        number = numbering.number(granted, serial)
        if registers.record(known.code, known.subject_id(number), purpose=purpose, fields=[known.key.code]) is None:
            return number
    raise Conflict(_("%(title)s这一段已经用完，请联系系统管理员。") % {"title": known.key.title}, code="numbers")


def _represent(citizen_number: str, uscc: str, name: str) -> None:
    """Whoever represents a new firm may act for it at once, if he has an account; else he binds it himself later."""
    account = account_of_subject(person_id(citizen_number)) if citizen_number else None
    if account is not None:
        record_representative(account_id=account.id, uscc=uscc, firm_name=name)


def _on_licence(work: Work, effect: OnLicence, granted: Granted) -> UUID:
    """Change, renew or end the licence that was chosen when the case came in; it must still be the applicant's."""
    chosen = getattr(granted.form, effect.field)
    if chosen is None or HELD + effect.field not in work.case.facts:
        raise Conflict("申请里没有选证照，不能办。", code="no-licence")
    held = licence(chosen)
    if held.holder_id != work.case.applicant_id:
        raise Conflict("选的证照已经不在申请人名下，不能办。", code="not-holder")
    if isinstance(effect, LicenceChange):
        name = effect.holder_name(granted) if effect.holder_name else ""
        after = documents.change_licence(
            licence_id=held.id, reason=effect.reason(granted), content=effect.content(granted), holder_name=name
        )
    elif isinstance(effect, LicenceRenewal):
        after = documents.renew_licence(licence_id=held.id, reason=effect.reason(granted))
    else:
        after = documents.revoke_licence(licence_id=held.id, reason=effect.reason(granted), ending=effect.ending)
    word = {LicenceChange: "变更证照", LicenceRenewal: "延续证照", LicenceEnd: "注销证照"}[type(effect)]
    until = f"，有效期至 {after.valid_to}" if after.valid_to and after.in_force else ""
    work.remember(
        "licence",
        word,
        f"{after.title} {after.identifier}，{after.state_word}{until}。",
        about={"version": after.version},
    )
    return after.id
