"""Accounts for the tests of identity, made through the actions."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from banyan.engines.identity import actions
from banyan.engines.identity.records import AccountInfo
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen

PASSWORD = "correct-horse-榕树-42"
NUMBER = citizen.build("350102", date(1988, 3, 6), 2)
OTHER_NUMBER = citizen.build("350102", date(1990, 5, 7), 3)
TELEPHONE = "13800000021"
BUREAU = UUID("01890000-0000-7000-8000-000000000001")
OTHER_BUREAU = UUID("01890000-0000-7000-8000-000000000002")
GULOU = "350102000000"


@pytest.fixture
def resident(db: None) -> AccountInfo:
    with acting_as(SYSTEM):
        return actions.record_person(
            citizen_number=NUMBER, name="林某", telephone=TELEPHONE, username="linmou", password=PASSWORD
        )


@pytest.fixture
def other_resident(db: None) -> AccountInfo:
    with acting_as(SYSTEM):
        return actions.record_person(
            citizen_number=OTHER_NUMBER, name="郑某", telephone="13900000022", username="zhengmou", password=PASSWORD
        )


def make_servant(username: str, *roles: str, org_id: UUID = BUREAU, name: str = "陈某") -> AccountInfo:
    with acting_as(SYSTEM):
        account = actions.create_servant(
            username=username, name=name, password=PASSWORD, division=GULOU, org_id=org_id, must_change_password=False
        )
        actions.appoint(account_id=account.id, org_id=org_id, division=GULOU, roles=roles, title="科员")
    return account


def make_administrator(power: str, order: int) -> AccountInfo:
    with acting_as(SYSTEM):
        return actions.create_administrator(
            username=f"{power}.admin",
            name="高某",
            citizen_number=citizen.build("350102", date(1980, 1, 1), order),
            power=power,
            password=PASSWORD,
            must_change_password=False,
        )


@pytest.fixture
def clerk(db: None) -> AccountInfo:
    return make_servant("chen.accept", "accept")


@pytest.fixture
def system_admin(db: None) -> AccountInfo:
    return make_administrator("system", 101)


@pytest.fixture
def security_admin(db: None) -> AccountInfo:
    return make_administrator("security", 102)


@pytest.fixture
def audit_admin(db: None) -> AccountInfo:
    return make_administrator("audit", 103)


def sign_in(client: Client, identifier: str, password: str = PASSWORD, **more: str) -> object:
    return client.post("/sign-in/", {"identifier": identifier, "password": password, **more})


def some_id() -> UUID:
    return uuid7()
