"""A small register of its own, and people who act on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from banyan.engines.divisions.departments import CIVIL_AFFAIRS, HEALTH, HOUSING, PUBLIC_SECURITY, Department
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity.roles import REGISTER
from banyan.engines.registers import types
from banyan.engines.registers.declare import (
    Agreement,
    Register,
    RegisterAddition,
    RegisterField,
    Sensitivity,
    Subject,
)
from banyan.engines.registers.testing import cases_not_asked
from banyan.kernel.principal import Principal
from banyan.kernel.systems import System
from banyan.kernel.testing import registry_of, servant

GULOU = "350102000000"
NUMBER = "350102199003070020"
OTHER_NUMBER = "35010219851212001X"


def field(
    code: str,
    title: str,
    kind: types.FieldType,
    source: Department = PUBLIC_SECURITY,
    sensitivity: Sensitivity = Sensitivity.PERSONAL,
    *,
    required: bool = False,
) -> RegisterField:
    return RegisterField(code=code, title=title, type=kind, source=source, sensitivity=sensitivity, required=required)


PEOPLE = Register(
    code="people",
    title="试验人口库",
    subject=Subject.PERSON,
    key="number",
    name="name",
    place="home",
    began="born",
    fields=(
        field("number", "公民身份号码", types.CitizenNumber(), required=True),
        field("name", "姓名", types.PersonName(), required=True),
        field("born", "出生日期", types.Day()),
        field("home", "居住地", types.Division(), sensitivity=Sensitivity.INTERNAL),
        field("address", "住址", types.Text(60)),
    ),
    searches=(("name", "born"),),
    agreements=(
        Agreement(to=None, fields=("number", "name"), purpose="核对申请人身份"),
        Agreement(to=None, fields=("marriage",), purpose="核对申请条件", compare_only=True),
        Agreement(to=HEALTH, fields=("home", "address"), purpose="生育登记"),
    ),
)
MARRIAGES = RegisterAddition(
    code="people-marriage",
    register="people",
    fields=(
        field("marriage", "婚姻状况", types.Choice({"10": "未婚", "20": "已婚"}), CIVIL_AFFAIRS, Sensitivity.SECRET),
    ),
)


def system(*declares: object, code: str = "people") -> System:
    return System(code=code, title="试验", declares=declares)  # type: ignore[arg-type]


@pytest.fixture
def people() -> Iterator[Register]:
    with registry_of(system(PEOPLE, MARRIAGES)), cases_not_asked():
        yield PEOPLE


def of_department(department: Department, *roles: str) -> Principal:
    """A civil servant of Gulou's office of a department."""
    office = organisation_for(department, GULOU)
    assert office is not None
    return servant(office.id, *roles, division=GULOU)


@pytest.fixture
def police(db: None) -> Principal:
    return of_department(PUBLIC_SECURITY, REGISTER.code)


@pytest.fixture
def registrar(db: None) -> Principal:
    return of_department(CIVIL_AFFAIRS, REGISTER.code)


@pytest.fixture
def doctor(db: None) -> Principal:
    return of_department(HEALTH)


@pytest.fixture
def builder(db: None) -> Principal:
    return of_department(HOUSING)


SOMEONE = {
    "name": "林小榕",
    "born": date(1990, 3, 7),
    "home": "350102001001",
    "address": "福州市鼓楼区某路 1 号",
}
