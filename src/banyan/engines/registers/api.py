"""The registers as JSON: what is declared, look-up with a purpose, facts for a form, yes-or-no comparison, readings."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from banyan.engines.registers import queries
from banyan.engines.registers.declare import Purpose, registers
from banyan.kernel.errors import NotFound, Refused
from banyan.kernel.policy import SIGNED_IN, require
from banyan.kernel.principal import current

router = Router()

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]*$", max_length=80)]
Text = Annotated[str, Field(max_length=200)]


class FieldOut(Schema):
    """A field as it is declared."""

    code: str
    title: str
    type: str
    source: str
    sensitivity: str


class RegisterOut(Schema):
    """A register as it is declared."""

    code: str
    title: str
    key: str
    fields: list[FieldOut]


class PurposeIn(Schema):
    """Why it is read: words that the person will see, and the case in whose course it happens."""

    purpose: Annotated[str, Field(min_length=1, max_length=200)]
    case_id: UUID | None = None
    org_id: UUID | None = None
    automatic: bool = True

    def stated(self) -> Purpose:
        """The purpose as the queries take it."""
        return Purpose(self.purpose, self.case_id, self.org_id, self.automatic)


class LookUpIn(PurposeIn):
    """The key of a record and the fields wanted (all when none are named), as it was true `on` a day (today)."""

    key: Text
    fields: Annotated[list[Code], Field(max_length=100)] | None = None
    on: date | None = None


class TieIn(PurposeIn):
    """Who is asked about, by which tie (parent, shareholder, post), and on what day (today)."""

    tie: Code
    key: Text
    on: date | None = None


class OwnersIn(TieIn):
    """How many levels upwards."""

    depth: Annotated[int, Field(ge=1, le=6)] = 6


class FactsIn(PurposeIn):
    """Whose facts, and which: population.name, firms.address."""

    subject_id: UUID
    fields: Annotated[list[Code], Field(min_length=1, max_length=100)]


class Claim(Schema):
    """One row to compare: a key, and what is claimed of it by field code."""

    key: Text
    claims: Annotated[dict[Code, str | int | bool], Field(min_length=1, max_length=20)]


class CompareIn(PurposeIn):
    """Rows to compare with a register."""

    rows: Annotated[list[Claim], Field(min_length=1, max_length=1000)]


class FactOut(Schema):
    """A value with its source and its days."""

    value: Any
    shown: str
    title: str
    source: str
    updated: date
    valid_from: date


class RecordOut(Schema):
    """A record as far as the reader may read it."""

    register_code: str
    subject_id: UUID
    facts: dict[str, FactOut]


class TiedOut(Schema):
    """A record that names who was asked about."""

    subject_id: UUID
    key: str
    name: str
    state: str
    share: Decimal | None
    since: str


class TiedRecordsOut(Schema):
    """The records found; `more` when there are beyond the most that is given."""

    found: list[TiedOut]
    more: bool


class OwnerOut(Schema):
    """Somebody above a firm: his share in what stands below him, in the firm asked about, and who is above him."""

    name: str
    key: str
    share: Decimal | None
    whole: Decimal | None
    again: bool
    cut: bool
    above: list[OwnerOut]


class ComparisonOut(Schema):
    """Whether the record exists, and each claim agrees; `reason` when the row could not be read."""

    found: bool = False
    agrees: dict[str, bool | None] = {}
    reason: str = ""


class ReadingOut(Schema):
    """One reading of one's own data."""

    id: UUID
    at: datetime
    register_title: str
    fields: list[str]
    kind: str
    outcome: str
    automatic: bool
    purpose: str
    case_id: UUID | None
    org_id: UUID | None


@router.get("/", response=list[RegisterOut], summary="有哪些登记库")
def declared(request: HttpRequest) -> list[RegisterOut]:
    """The registers of this installation with their fields, sources and sensitivity."""
    require(SIGNED_IN)
    return [
        RegisterOut(
            code=one.code,
            title=one.title,
            key=one.key.code,
            fields=[
                FieldOut(
                    code=field.code,
                    title=field.title,
                    type=field.type.name,
                    source=field.source.title,
                    sensitivity=field.sensitivity.label,
                )
                for field in one.fields.values()
            ],
        )
        for one in registers()
    ]


@router.get("/readings", response=list[ReadingOut], summary="谁读了我的数据")
def readings(request: HttpRequest, before: UUID | None = None) -> Any:
    """Readings of the signed-in person's records by others, newest first; `before` is the last id already shown."""
    who = current()
    subject = who.applicant_id
    if subject is None:
        raise Refused("请先以个人或法人身份登录。")
    return queries.readings_of(subject, before)


@router.post("/facts", response=dict[str, FactOut], summary="取表单需要的信息")
def facts(request: HttpRequest, wanted: FactsIn) -> Any:
    """Facts for prefilling a form; what the registers do not know is absent."""
    return _facts(queries.facts(wanted.subject_id, wanted.fields, purpose=wanted.stated()))


@router.post("/{code}/look-up", response=RecordOut, summary="按号码查一条记录")
def look_up(request: HttpRequest, code: Code, wanted: LookUpIn) -> Any:
    """The present record with this key. The reading is recorded, and the person sees it."""
    found = queries.look_up(code, wanted.key, purpose=wanted.stated(), fields=wanted.fields, on=wanted.on)
    if found is None:
        raise NotFound("没有找到这条记录。")
    return {"register_code": found.register, "subject_id": found.subject_id, "facts": _facts(found.facts)}


@router.post("/{code}/tied", response=TiedRecordsOut, summary="查指名某人或某单位的记录，如分支机构、对外投资")
def tied(request: HttpRequest, code: Code, wanted: TieIn) -> Any:
    """The records that name a person or firm by a tie. Each record found is a reading of it."""
    target = queries.subject_named(code, wanted.tie, wanted.key)
    return queries.tied_to(code, wanted.tie, target, purpose=wanted.stated(), on=wanted.on)


@router.post("/{code}/owners", response=list[OwnerOut], summary="从一家单位往上查股权")
def owners(request: HttpRequest, code: Code, wanted: OwnersIn) -> Any:
    """Who stands above a firm, level by level."""
    subject = queries.subject_of_key(code, wanted.key)
    return queries.owners(code, subject, wanted.tie, purpose=wanted.stated(), on=wanted.on, depth=wanted.depth)


@router.post("/{code}/compare", response=list[ComparisonOut], summary="批量比对，只答是或否")
def compare(request: HttpRequest, code: Code, wanted: CompareIn) -> list[ComparisonOut]:
    """Compare rows with the register; no value of the register is given away."""
    rows = [(row.key, row.claims) for row in wanted.rows]
    answers = queries.compare_many(code, rows, purpose=wanted.stated())
    return [
        ComparisonOut(reason=one) if isinstance(one, str) else ComparisonOut(found=one.found, agrees=one.agrees)
        for one in answers
    ]


def _facts(found: dict[str, queries.Fact]) -> dict[str, dict[str, Any]]:
    return {
        code: {
            "value": fact.kept, "shown": fact.shown, "title": fact.title, "source": fact.source,
            "updated": fact.updated, "valid_from": fact.valid_from,
        }
        for code, fact in found.items()
    }  # fmt: skip
