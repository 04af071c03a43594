"""Divisions and organisations as JSON: open to everybody, as the lists of a government are."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from banyan.engines.divisions import queries
from banyan.engines.divisions.queries import Division, Organisation

router = Router()


class DivisionOut(Schema):
    """A division; `level` 2 province, 3 city, 4 county, 5 township, 6 village."""

    code: str
    name: str
    full_name: str
    title: str
    level: int
    parent: str
    site: str
    zone: str
    governed: bool
    valid_from: date | None
    valid_to: date | None


class OrganisationOut(Schema):
    """An organisation; `uscc_generated`: its credit code is from the range for private use."""

    id: UUID
    uscc: str
    uscc_generated: bool
    name: str
    short_name: str
    department: str
    division: str
    level: int
    founded_on: date | None
    dissolved_on: date | None


class SuccessionOut(Schema):
    """A passage of territory from one code to another."""

    earlier: str
    later: str
    on: date
    document: str


Text = Annotated[str, Query(max_length=60, description="名称、全称的一部分、不带声调的拼音或代码开头")]
Code = Annotated[str, Query(pattern=r"^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$")]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("/", response=list[DivisionOut], summary="查行政区划")
def find(
    request: HttpRequest, q: Text = "", within: Code = "", past: bool = False, limit: Limit = 20
) -> list[Division]:
    """Divisions that fit the text, the best first."""
    return list(queries.search_divisions(q, within or None, limit, past=past))


@router.get("/organisations", response=list[OrganisationOut], summary="查机构")
def organisations(
    request: HttpRequest, division: Code = "", department: str = "", q: Text = "", limit: Limit = 20
) -> list[Organisation]:
    """The organisations of a division, or those whose name fits the text."""
    if q:
        return list(queries.search_organisations(q, division or None, limit))
    return list(queries.organisations_in(division, department or None)[:limit]) if division else []


@router.get("/organisations/{organisation_id}", response=OrganisationOut, summary="一个机构")
def organisation(request: HttpRequest, organisation_id: UUID) -> Organisation:
    """One organisation."""
    return queries.organisation(organisation_id)


@router.get("/{code}", response=DivisionOut, summary="一个行政区划")
def division(request: HttpRequest, code: str, on: date | None = None) -> Division:
    """One division, on that day or as it is."""
    return queries.division(code, on)


@router.get("/{code}/children", response=list[DivisionOut], summary="下一级行政区划")
def children(request: HttpRequest, code: str, on: date | None = None) -> list[Division]:
    """The divisions directly below, in the order of their pinyin."""
    return list(queries.children(queries.division(code, on).code, on))


@router.get("/{code}/past", response=list[SuccessionOut], summary="沿革")
def past(request: HttpRequest, code: str) -> list[queries.Succession]:
    """The passages of territory from and to this code."""
    return list(queries.successions(queries.division(code).code))
