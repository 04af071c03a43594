"""The declarations: a register, and fields that another department adds to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from banyan.engines.registers.declare.agreement import Agreement
from banyan.engines.registers.declare.field import RegisterField, Sensitivity
from banyan.engines.registers.declare.tie import Course, Tie, columns_of
from banyan.kernel.systems import Declaration, Problem, Registry

FIELD_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


Rule = Callable[[Mapping[str, Any]], tuple[str, str] | None]
"""Looks at the values of one row as they are kept; gives the field at fault and the reason, or None."""


class Subject(StrEnum):
    """What a register's records are about; it decides how the key becomes the inner id."""

    PERSON = "person"
    FIRM = "firm"


@dataclass(frozen=True, kw_only=True)
class Register(Declaration):
    """A register (基础库): records about persons or firms, found by `key`.

    `name` is the field that a record is called by, `place` the field that holds the division by which the rows are
    partitioned, `began` the field whose date a row without a date of its own is valid from (birth, founding).
    `searches` are sets of fields by which administrators find a record whose key they do not have; sets of one common
    personal field (a name alone) tell too much from the index and are refused. `rules` hold several fields against each
    other. `linking` are the fields by which rows without a key are compared with the records; none: no linkage.
    `registrar` gives the code of the department that registers the record of a key, where fields have several sources.
    `ties` lead from records to persons and firms that they name; `course` is the field that tells in what state a
    record is.
    """

    title: str
    subject: Subject
    key: str
    name: str
    place: str
    began: str
    fields: tuple[RegisterField, ...]
    searches: tuple[tuple[str, ...], ...] = ()
    agreements: tuple[Agreement, ...] = ()
    rules: tuple[Rule, ...] = ()
    linking: tuple[str, ...] = ()
    registrar: Callable[[str], str] | None = None
    ties: tuple[Tie, ...] = ()
    course: Course | None = None

    def check(self, registry: Registry) -> Iterable[Problem]:
        """Fields named that do not exist, fields with two sources, agreements about nothing."""
        everything = [(self.code, one) for one in self.fields]
        for addition in registry.of(RegisterAddition):
            if addition.register == self.code:
                everything += [(addition.code, one) for one in addition.fields]
        yield from _doubled(everything)
        codes = columns_of(one for _, one in everything)
        for role in ("key", "name", "place", "began"):
            if getattr(self, role) not in codes:
                yield Problem(f"{role} 指向不存在的字段 {getattr(self, role)}，", "改成 fields 里有的代码。", role)
        for search in self.searches:
            yield from _search_problems(search, codes)
        if missing := [code for code in self.linking if code not in codes]:
            yield Problem(f"linking 里的字段 {missing} 不存在，", "改成 fields 里有的代码。", "linking")
        yield from _agreement_problems(self.agreements, codes)
        for tie in self.ties:
            yield from tie.problems(codes)
        if self.course is not None:
            yield from self.course.problems(codes)
        yield from _source_problems(self, codes)


@dataclass(frozen=True, kw_only=True)
class RegisterAddition(Declaration):
    """Fields, and agreements on them, that a department adds to a register which another system declares."""

    register: str
    fields: tuple[RegisterField, ...]
    agreements: tuple[Agreement, ...] = ()

    def check(self, registry: Registry) -> Iterable[Problem]:
        """The register must exist, and the agreements speak of the fields added here."""
        if not registry.has(Register, self.register):
            yield Problem(
                f"没有代码为 {self.register} 的登记库，", "改成已声明的代码，或启用声明它的系统。", "register"
            )
        yield from _agreement_problems(self.agreements, columns_of(self.fields))


def _doubled(fields: list[tuple[str, RegisterField]]) -> Iterator[Problem]:
    first: dict[str, tuple[str, RegisterField]] = {}
    for place, one in fields:
        if not FIELD_CODE.fullmatch(one.code):
            yield Problem(f"字段代码 {one.code} 不合写法，", "用小写字母、数字和下划线。", one.code)
        if one.code in first:
            other_place, other = first[one.code]
            sources = f"{other.source.title}（{other_place}）和{one.source.title}（{place}）"
            yield Problem(
                f"字段“{one.title}”有两个来源：{sources}。",
                "一数一源：只留下负责这个字段的部门，去掉另一处。",
                one.code,
            )
        first.setdefault(one.code, (place, one))


def _source_problems(register: Register, codes: dict[str, RegisterField]) -> Iterator[Problem]:
    for code, one in codes.items():
        if one.also and register.registrar is None:
            yield Problem(
                f"字段“{one.title}”有几个来源，却没有说哪条记录由谁登记，", "写上 registrar，或只留一个来源。", code
            )
        if one.mirrors and one.mirrors not in codes:
            yield Problem(f"mirrors 指向不存在的字段 {one.mirrors}，", "改成 fields 里有的代码。", code)


def _search_problems(search: tuple[str, ...], codes: dict[str, RegisterField]) -> Iterator[Problem]:
    missing = [code for code in search if code not in codes]
    if missing or not search:
        yield Problem(f"searches 里的字段 {missing} 不存在，", "改成 fields 里有的代码。", "searches")
    elif len(search) == 1 and codes[search[0]].sensitivity.sealed:
        yield Problem(
            f"只按“{codes[search[0]].title}”查找会从索引里泄露常见的值，",
            "再加一个字段一起查，如出生日期。",
            "searches",
        )


def _agreement_problems(agreements: Iterable[Agreement], codes: dict[str, RegisterField]) -> Iterator[Problem]:
    for agreement in agreements:
        for code in agreement.fields:
            if code not in codes:
                yield Problem(f"共享约定里的字段 {code} 不存在，", "改成 fields 里有的代码。", "agreements")
            elif agreement.to is None and codes[code].sensitivity is Sensitivity.SECRET and not agreement.compare_only:
                yield Problem(
                    f"敏感字段“{codes[code].title}”不能对所有部门开放，", "写明部门，或改为只比对。", "agreements"
                )
        if not agreement.purpose.strip():
            yield Problem("共享约定没有写用途，", "写明用来办什么事。", "agreements")
