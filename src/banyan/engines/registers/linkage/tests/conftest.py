"""A register with some residents, two departments that hand files over, and a file of one row for each disorder."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from banyan.engines.divisions.departments import CIVIL_AFFAIRS, HEALTH, PUBLIC_SECURITY
from banyan.engines.identity.roles import REGISTER
from banyan.engines.registers import types
from banyan.engines.registers.actions import Incoming, load
from banyan.engines.registers.declare import Register
from banyan.engines.registers.testing import cases_not_asked
from banyan.engines.registers.tests.conftest import MARRIAGES, PEOPLE, field, of_department, system
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import registry_of
from banyan.standards import citizen

HOME = "350102001001"
LINKED_PEOPLE = replace(
    PEOPLE,
    fields=(
        *PEOPLE.fields,
        field("sex", "性别", types.Choice({"1": "男", "2": "女"})),
        field("phone", "联系电话", types.Telephone()),
    ),
    linking=("name", "born", "sex", "home", "address", "phone"),
)
HEADINGS = ("公民身份号码", "姓名", "出生日期", "性别", "居住地", "住址", "联系电话", "婚姻状况")
PERSONS: tuple[tuple[str, date, str, str, str], ...] = (
    ("林小榕", date(1990, 3, 7), "2", "福州市鼓楼区某路 1 号", "13800000001"),
    ("陈晓明", date(1985, 12, 12), "1", "福州市鼓楼区某路 2 号", "13800000002"),
    ("欧阳建国", date(1962, 6, 1), "1", "福州市鼓楼区某路 3 号", "13800000003"),
    ("黄丽娟", date(1978, 5, 21), "2", "福州市鼓楼区某路 4 号", "13800000004"),
    ("王芳", date(1978, 5, 21), "2", "福州市鼓楼区某路 5 号", "13800000005"),
    ("王芳", date(1978, 5, 22), "2", "福州市鼓楼区某路 6 号", "13800000006"),
)


def number_of(place: int) -> str:
    """The number of the person at this place."""
    _, born, sex, _, _ = PERSONS[place]
    return citizen.build("350102", born, 2 * place + (sex == "1"))


@pytest.fixture
def people() -> Iterator[Register]:
    with registry_of(system(LINKED_PEOPLE, MARRIAGES)), cases_not_asked():
        yield LINKED_PEOPLE


@pytest.fixture
def registered(people: Register, db: None) -> Register:
    """The persons above, as the police have them."""
    rows = [
        Incoming(
            {"number": number_of(place), "name": name, "born": born, "sex": sex, "home": HOME, "address": address,
             "phone": phone},
            born,
        )
        for place, (name, born, sex, address, phone) in enumerate(PERSONS)
    ]  # fmt: skip
    with acting_as(SYSTEM):
        load("people", rows, source=PUBLIC_SECURITY)
    return people


@pytest.fixture
def registrar(db: None) -> Principal:
    return of_department(CIVIL_AFFAIRS, REGISTER.code)


@pytest.fixture
def police(db: None) -> Principal:
    return of_department(PUBLIC_SECURITY, REGISTER.code)


@pytest.fixture
def doctor(db: None) -> Principal:
    return of_department(HEALTH)


def sheet(rows: Sequence[Mapping[str, Any]], headings: Sequence[str] = HEADINGS) -> list[bytes]:
    """The rows as a CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, headings)
    writer.writeheader()
    writer.writerows(rows)
    return [text.getvalue().encode()]


def said(place: int, **more: Any) -> dict[str, Any]:
    """What civil affairs says of the person at this place, without a number, and married."""
    name, born, sex, address, phone = PERSONS[place]
    row = {"姓名": name, "出生日期": born.isoformat(), "性别": sex, "居住地": HOME, "住址": address, "联系电话": phone,
           "婚姻状况": "已婚"}  # fmt: skip
    return row | more
