"""Opening a case: everything is checked first, then the case is written in two statements."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from banyan.engines.documents.actions import attach_to_case
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.events import CaseSubmitted
from banyan.engines.services.forms.read import read
from banyan.engines.services.forms.seal import split
from banyan.engines.services.life import machine
from banyan.engines.services.life.plan import skipped
from banyan.engines.services.models import Case, Draft
from banyan.engines.services.policies import MAY_APPLY
from banyan.engines.services.queries.info import info
from banyan.engines.services.queries.items import ItemInfo
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.ended import require_standing
from banyan.engines.services.work.facts import Facts, fill_known, gather
from banyan.engines.services.work.held import chosen
from banyan.engines.services.work.materials import Handed, Supply, supplies
from banyan.engines.services.work.standing import columns_of, plan_of
from banyan.kernel.action import Act
from banyan.kernel.errors import Conflict, Invalid, Refused
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import Principal


@dataclass(frozen=True)
class Application:
    """What somebody applies for and with what; nothing of it is checked yet."""

    at: ItemInfo
    data: Mapping[str, Any]
    handed: Mapping[str, Handed]
    delivery_way: str = "electronic"
    joint_id: UUID | None = None
    draft_id: UUID | None = None

    @property
    def item(self) -> ServiceItem:
        """The item applied for."""
        return self.at.item


@dataclass(frozen=True)
class Checked:
    """An application in which nothing has to be mended."""

    form: Form
    facts: Facts
    supplies: list[Supply]
    findings: list[dict[str, Any]] = field(default_factory=list)


def check(application: Application, who: Principal, case_id: UUID) -> Checked:
    """Check the whole application. Raises Invalid with a sentence for each field and material."""
    item = application.item
    facts = gather(item, who, case_id=case_id)
    reading = read(item.form, fill_known(item.form, application.data, facts))
    if reading.value is None:
        raise _to_mend(reading.errors)
    form = reading.value
    held, not_held = chosen(form, applicant_of(who), application.at.org_id)
    facts = {**facts, **held}
    found, errors = supplies(item, form, application.handed, facts, applicant_of(who))
    errors |= not_held
    findings, stopped = _findings(item, form, facts)
    if errors or stopped:
        raise _to_mend({**stopped, **errors})
    return Checked(form, facts, found, findings)


def _to_mend(errors: Mapping[str, str]) -> Invalid:
    return Invalid(_("有 %(n)s 处要改，才能提交。") % {"n": len(errors)}, fields=errors)


def _findings(item: ServiceItem, form: Form, facts: Facts) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """What the item's rules found, and the texts of those that stop the application."""
    values = {name: fact.value for name, fact in facts.items()}
    found, stopped = [], {}
    for rule in item.rules:
        finding = rule.ask(form, values)
        if rule.stops and not finding.passed:
            stopped[f"rules.{rule.code}"] = finding.text
        found.append(
            {
                "code": rule.code,
                "title": rule.title,
                "passed": finding.passed,
                "text": finding.text,
                "basis": finding.basis.cite() if finding.basis else "",
            }
        )
    return found, stopped


def open_case(act: Act, application: Application) -> CaseInfo:
    """Check and write a new case. Its number is given by the database in the statement that writes it."""
    at, item, who = application.at, application.item, act.who
    act.require(MAY_APPLY, item)
    require_standing(act.who)
    if not at.open:
        raise Conflict(_("“%(title)s”现在不受理申请。") % {"title": item.title}, code="not-open")
    case_id = uuid7()
    checked = check(application, who, case_id)
    case = _case(act, application, checked, case_id)
    uploads = [one.id for supply in checked.supplies for one in supply.files]
    if uploads:
        attach_to_case(file_ids=uploads, case_id=case_id, org_ids=[at.org_id], division=at.division)
    _insert_case(case)
    _insert_parts(act, case, checked, application.draft_id)
    about = {"number": case.number, "item": item.code}
    act.touched("case", case_id, division=case.division, org_id=case.org_id, about=about)
    act.emit(_submitted(case))
    return info(case, act.now.date())


def _case(act: Act, application: Application, checked: Checked, case_id: UUID) -> Case:
    at, item, who, today = application.at, application.item, act.who, act.now.date()
    case = Case(
        city=at.division[:4],
        id=case_id,
        item_code=item.code,
        item_title=item.title,
        version_id=at.version_id,
        implementation_id=at.id,
        joint_id=application.joint_id,
        division=at.division,
        department=at.department,
        org_id=at.org_id,
        applicant_id=applicant_of(who),
        applicant_kind="firm" if who.firm_id else "person",
        applicant_name=_applicant_name(who, checked.facts),
        person_id=who.subject_id,
        account_id=account_of(who),
        channel=who.channel,
        findings=checked.findings,
        skips=skipped(item, checked.form),
        delivery_way=application.delivery_way,
        submitted_at=act.now,
        changed_at=act.now,
        facts={name: fact.kept() for name, fact in checked.facts.items()},
    )
    case.data, case.sealed = split(checked.form)
    plan = plan_of(case)
    stand = machine.submitted(
        plan,
        today,
        acceptance=item.acceptance.days,
        promised=at.promised,
        statutory=item.statutory.days if item.statutory else None,
        statutory_unit=item.statutory.unit if item.statutory else "workdays",
        extension=item.extension.days if item.extension else 0,
        delivery=item.delivery.days,
    )
    for name, value in columns_of(stand, plan).items():
        setattr(case, name, value)
    return case


def applicant_of(who: Principal) -> UUID:
    """The one in whose name an application is made; Refused when there is nobody."""
    if who.applicant_id is None:
        raise Refused("请先登录个人或法人账号，再申请。")
    return who.applicant_id


def account_of(who: Principal) -> UUID:
    """The account that acts; Refused when nobody is signed in."""
    if who.account_id is None:
        raise Refused("请先登录。")
    return who.account_id


def _applicant_name(who: Principal, facts: Facts) -> str:
    fact = facts.get("firms.name" if who.firm_id else "population.name")
    return str(fact.value)[:120] if fact else who.name


def _insert_case(case: Case) -> None:
    """One statement; the number comes from the counter of the division and the day."""
    columns: list[str] = []
    values: list[Any] = []
    for column in Case._meta.concrete_fields:
        if column.generated or column.column is None or column.name == "number":
            continue
        columns.append(column.column)
        value = getattr(case, column.attname)
        values.append(Jsonb(value) if column.get_internal_type() == "JSONField" else value)
    slots = ", ".join(["%s"] * len(values))
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO services_case ({names}, number)"  # noqa: S608 - names are the model's own
            f" VALUES ({slots}, services_number(%s, %s, '')) RETURNING number",
            [*values, case.division[:6], case.submitted_at.date()],
        )
        case.number = cursor.fetchone()[0]


def _insert_parts(act: Act, case: Case, checked: Checked, draft_id: UUID | None) -> None:
    """One statement: the first step, the first line of history, the materials; the draft goes."""
    rows = [{"id": uuid7(), **row} for supply in checked.supplies for row in supply.rows()]
    exempt = sum(1 for supply in checked.supplies if supply.source in ("register", "licence"))
    step = plan_of(case).step(case.step)
    text = f"免交 {exempt} 份材料，由系统取得。" if exempt else ""
    parts = (
        {"id": uuid7(), "code": step.code, "title": step.title, "limit": step.days},
        {"id": uuid7(), "title": "提交申请", "text": text, "by_name": act.who.name},
        rows,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT services_open_parts(%s, %s, %s, %s, %s, %s)",
            [case.city, case.id, case.submitted_at, *(json.dumps(part, default=str) for part in parts)],
        )
    if draft_id is not None:
        Draft.objects.filter(id=draft_id).delete()


def _submitted(case: Case) -> CaseSubmitted:
    return CaseSubmitted(
        case_id=case.id,
        number=case.number,
        item_code=case.item_code,
        item_title=case.item_title,
        division=case.division,
        org_id=case.org_id,
        applicant_id=case.applicant_id,
        account_id=case.account_id,
        joint_id=case.joint_id,
        due=case.due,
    )
