"""Whoever holds a licence hears at once what the office did to it; nobody else does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.actions import (
    change_licence,
    issue_licence,
    renew_licence,
    restore_licence,
    revoke_licence,
    suspend_licence,
)
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.identity import actions as identity
from banyan.engines.identity.queries import account
from banyan.engines.messaging.queries import notices_of
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id
from banyan.kernel.systems import System
from banyan.kernel.testing import drain_outbox, registry_of, servant
from banyan.standards import organisation_code, uscc

pytestmark = pytest.mark.django_db(transaction=True)
FOOD = LicenceType(
    code="told-licence",
    title="食品经营许可证",
    issuer=MARKET_SUPERVISION,
    valid=Validity(years=5),
    fields=(LicenceField("place", "经营场所", shown="open"),),
)
FIRM = uscc.build(uscc.RegistrationDepartment("9"), "2", "350102", organisation_code.build("PDY00077"))


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    with registry_of(System(code="told", title="测试", declares=(FOOD,))):
        yield


def decider() -> Principal:
    return servant(organisation_for(MARKET_SUPERVISION, "350102").id, "decide")


def issued(holder_id: UUID) -> LicenceInfo:
    office = organisation_for(MARKET_SUPERVISION, "350102")
    with acting_as(decider()):
        return issue_licence(
            type_code=FOOD.code,
            holder_id=holder_id,
            holder_name="榕荫小馆",
            content={"place": "南后街 1 号"},
            issuer_id=office.id,
            valid_from=date(2026, 1, 1),
        )


def told(account_id: UUID) -> list[str]:
    with acting_as(Principal(kind="person", account_id=account_id)):
        return [one.template for one in notices_of(account_id) if one.template.startswith("documents.")]


def test_every_deed_is_told_to_the_holder_only(me: UUID, other: UUID) -> None:
    with acting_as(SYSTEM):
        holder = account(me).subject_id
    assert holder is not None
    licence = issued(holder)
    with acting_as(decider()):
        suspend_licence(licence_id=licence.id, reason="后厨在整改")
        restore_licence(licence_id=licence.id, reason="整改好了")
        change_licence(licence_id=licence.id, content={"place": "南后街 2 号"}, reason="搬了")
        renew_licence(licence_id=licence.id, reason="申请延续")
        revoke_licence(licence_id=licence.id, reason="申请注销", ending="cancelled")
    drain_outbox()
    deeds = ("suspended", "restored", "changed", "renewed", "revoked")
    assert set(told(me)) == {f"documents.{deed}" for deed in deeds}
    assert told(other) == []
    with acting_as(Principal(kind="person", account_id=me)):
        first = notices_of(me)[0]
    assert "食品经营许可证" in first.title
    assert first.link == f"/my/licences/{licence.id}/"


def test_a_firms_is_told_to_whoever_may_act_for_it(me: UUID, other: UUID) -> None:
    with acting_as(SYSTEM):
        identity.record_representative(account_id=me, uscc=FIRM, firm_name="榕荫小馆")
    licence = issued(firm_id(FIRM))
    with acting_as(decider()):
        suspend_licence(licence_id=licence.id, reason="后厨在整改")
    drain_outbox()
    assert told(me) == ["documents.suspended"]
    assert told(other) == []


def test_who_has_no_account_stops_nothing() -> None:
    licence = issued(uuid7())
    with acting_as(decider()):
        suspend_licence(licence_id=licence.id, reason="后厨在整改")
    assert drain_outbox() > 0
