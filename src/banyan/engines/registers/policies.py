"""Who may read and who may change a register."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import organisation
from banyan.engines.identity.roles import REGISTER
from banyan.engines.registers.declare import Purpose, Schema, Sensitivity, Tie
from banyan.engines.registers.declare.agreement import concerned
from banyan.engines.registers.models import Objection
from banyan.kernel.policy import Decision, Policy, allowed, denied
from banyan.kernel.principal import Principal
from banyan.standards.division import prefix_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants: these fields of this subject, for this purpose, in full or only to compare."""

    schema: Schema
    subject_id: UUID
    codes: tuple[str, ...]
    purpose: Purpose
    comparing: bool = False


@lru_cache(maxsize=10_000)
def department_of(org_id: UUID) -> str:
    """The department of an organisation, which an organisation keeps for life."""
    return organisation(org_id).department


def departments_of(who: Principal) -> set[str]:
    """The departments in which a civil servant has posts."""
    return {department_of(org_id) for org_id in who.org_ids}


def keeps(who: Principal, source: str) -> bool:
    """Whether `who` keeps a source department's data: has the role 数据管理 in one of its organisations."""
    return any(REGISTER.code in post.roles and department_of(post.org_id) == source for post in who.posts)


def districts(who: Principal) -> tuple[str, ...]:
    """The beginnings of the division codes whose data a keeper keeps; a county's keeper keeps no other county's."""
    return tuple(prefix_of(post.division) for post in who.posts if REGISTER.code in post.roles)


class ReadFields(Policy):
    """The person himself; the platform; a civil servant within an agreement and in the course of a case; a source
    department's keeper of data for its own fields."""

    code, title = "registers.read", "读取登记信息"

    def decide(self, who: Principal, subject: Wanted) -> Decision:
        if subject.subject_id in who.subjects or who.kind == "system":
            return allowed()
        if all(subject.schema.field(code).sensitivity is Sensitivity.OPEN for code in subject.codes):
            return allowed() if who.kind == "servant" else denied("公开信息请到公示页面查看。")
        if who.kind != "servant":
            return denied("只能查看自己的信息。")
        if not subject.purpose.text.strip():
            return denied("请写明查看的用途。")
        return self._of_servant(who, subject)

    def _of_servant(self, who: Principal, wanted: Wanted) -> Decision:
        schema, purpose = wanted.schema, wanted.purpose
        theirs = departments_of(who)
        shared = {
            code
            for agreement in schema.agreements
            if (agreement.to is None or agreement.to.code in theirs)
            and (wanted.comparing or not agreement.compare_only)
            for code in agreement.fields
        }
        closed = [code for code in wanted.codes if not self._kept_or_open(who, schema, code)]
        beyond = [schema.field(code).title for code in closed if code not in shared]
        if beyond:
            return denied(_("您的部门没有约定可以读取：%(fields)s。") % {"fields": "、".join(beyond)})
        if closed:
            if purpose.case_id is None:
                return denied("个人信息只能在办理具体事项时查看，请从办件进入。")
            if not concerned(who, purpose.case_id):
                return denied("这件事不由您办理，不能凭它查看个人信息。")
        return allowed()

    def _kept_or_open(self, who: Principal, schema: Schema, code: str) -> bool:
        field = schema.field(code)
        return field.sensitivity is Sensitivity.OPEN or any(keeps(who, one.code) for one in field.sources)


def readable(who: Principal, schema: Schema, purpose: Purpose) -> list[str]:
    """The codes of the fields that somebody may read for a purpose, of a subject that is not himself."""
    one_at_a_time = (Wanted(schema, UUID(int=0), (code,), purpose) for code in schema.codes)
    return [wanted.codes[0] for wanted in one_at_a_time if READ.decide(who, wanted)]


@dataclass(frozen=True, slots=True)
class Stating:
    """What somebody wants to state: values of a source department's fields."""

    schema: Schema
    source: str
    division: str = ""


class StateValues(Policy):
    """The source department's keepers of data, and the platform when it loads what a source handed over."""

    code, title = "registers.state", "登记和更正数据"

    def decide(self, who: Principal, subject: Stating) -> Decision:
        if who.kind == "system":
            return allowed()
        if keeps(who, subject.source):
            near = not subject.division or subject.division.startswith(districts(who))
            return allowed() if near else denied("这条记录不在您的辖区，由当地的部门管理。")
        name = subject.schema.source_title(subject.source)
        return denied(_("这些数据由%(name)s负责，只有它的数据管理人员可以改。") % {"name": name})


class KeepRegister(Policy):
    """Keepers of data of any department that is a source of the register."""

    code, title = "registers.keep", "管理登记库"

    def decide(self, who: Principal, subject: Schema) -> Decision:
        sources = {one.code for field in subject.fields.values() for one in field.sources}
        if who.kind == "system" or any(keeps(who, source) for source in sources):
            return allowed()
        return denied(_("只有%(title)s来源部门的数据管理人员可以进入。") % {"title": subject.title})


@dataclass(frozen=True, slots=True)
class Tracing:
    """What somebody wants to trace: the records that name a person or firm by this tie."""

    schema: Schema
    tie: Tie
    target_id: UUID
    purpose: Purpose


class TraceTies(Policy):
    """Whoever is named himself; a civil servant, where he may read the numbers that name somebody."""

    code, title = "registers.trace", "查关联的记录"

    def decide(self, who: Principal, subject: Tracing) -> Decision:
        if who.kind == "system" or subject.target_id in who.subjects:
            return allowed()
        if not subject.purpose.text.strip():
            return denied("请写明查看的用途。")
        wanted = Wanted(subject.schema, UUID(int=0), subject.tie.fields, subject.purpose)
        return READ.decide(who, wanted)


class OwnRecord(Policy):
    """The person himself, or whoever acts for the firm."""

    code, title = "registers.own", "本人"

    def decide(self, who: Principal, subject: UUID) -> Decision:
        return allowed() if subject in who.subjects else denied("只能对自己的信息提出疑问。")


class AnswerDoubt(Policy):
    """Keepers of data in the organisation that the doubt was sent to."""

    code, title = "registers.objection.answer", "答复疑问"

    def decide(self, who: Principal, subject: Objection) -> Decision:
        if subject.org_id is not None and who.has_role(REGISTER.code, subject.org_id):
            return allowed()
        return denied("这条疑问由别的部门答复。")


class LinkRows(Policy):
    """The source department's keepers of data, and the platform: whose file it is may say which records it is about."""

    code, title = "registers.link", "多源比对"

    def decide(self, who: Principal, subject: tuple[Schema, str]) -> Decision:
        known, source = subject
        if who.kind == "system" or keeps(who, source):
            return allowed()
        return denied(_("这份文件由%(name)s的数据管理人员比对。") % {"name": known.source_title(source)})


class AnswerDifference(Policy):
    """Keepers of data in the office of the side that was asked."""

    code, title = "registers.difference.answer", "答复数据差异"

    def decide(self, who: Principal, subject: UUID | None) -> Decision:
        if subject is not None and who.has_role(REGISTER.code, subject):
            return allowed()
        return denied("这条差异由别的部门核对。")


READ, STATE, KEEP, LINK = ReadFields(), StateValues(), KeepRegister(), LinkRows()
DIFFERENCE = AnswerDifference()
OWN, ANSWER, TRACE = OwnRecord(), AnswerDoubt(), TraceTies()
