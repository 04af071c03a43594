"""Servants signed in to the workspace, for the tests of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils.crypto import get_random_string

from banyan.engines.divisions.queries import Organisation
from banyan.engines.identity import actions as identity
from banyan.engines.services.models import Case, CaseEvent
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.kernel.principal import SYSTEM, acting_as

PASSWORD = get_random_string(20)


def signed_in(name: str, office: Organisation, *roles: str) -> tuple[Client, UUID]:
    """A servant of the office, signed in; and his account."""
    with acting_as(SYSTEM):
        made = identity.create_servant(
            username=name, name=f"{name[:1]}某", password=PASSWORD, division=office.division, org_id=office.id,
            must_change_password=False,
        )  # fmt: skip
        identity.appoint(account_id=made.id, org_id=office.id, division=office.division, roles=roles, title="科员")
    client = Client()
    client.post("/sign-in/", {"identifier": name, "password": PASSWORD})
    return client, made.id


@dataclass
class Desk:
    """The scene with its servants at their screens."""

    scene: Scene
    clerk: Client
    clerk_id: UUID
    chief: Client
    other: Client
    fireman: Client

    def send(self, who: Client, case: CaseInfo, move: str, **data: Any) -> Any:
        """What a form of the case file sends; the answer."""
        return who.post(f"/work/cases/{case.id}/{move}/", data)

    def done(self, who: Client, case: CaseInfo, move: str, **data: Any) -> None:
        """The same, which must succeed."""
        answer = self.send(who, case, move, **data)
        assert answer.status_code == 302, (move, answer.status_code, answer.content.decode()[-3000:])


def open_desk(scene: Scene) -> Desk:
    """Sign everybody in."""
    clerk, clerk_id = signed_in("banshi", scene.office, "accept", "review", "inspect")
    chief, _ = signed_in("juzhang", scene.office, "decide", "leader", "publish")
    other, _ = signed_in("cangshan", scene.other, "accept", "review", "decide", "leader", "publish")
    fireman, _ = signed_in("xiaofang", scene.fire, "review")
    return Desk(scene, clerk, clerk_id, chief, other, fireman)


def row(case: CaseInfo) -> Case:
    """The case as it stands."""
    with acting_as(SYSTEM):
        return Case.objects.get(id=case.id)


def kinds(case: CaseInfo) -> list[str]:
    """The kinds of its history's lines, oldest first."""
    with acting_as(SYSTEM):
        return list(CaseEvent.objects.filter(case_id=case.id).order_by("id").values_list("kind", flat=True))
