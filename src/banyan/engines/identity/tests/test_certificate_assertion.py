"""A programme that proves itself with its certificate in place of a key."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from banyan.engines.identity import actions
from banyan.engines.identity.certificates.assertion import ALGORITHM, principal_of_assertion
from banyan.engines.identity.keys import BadKey
from banyan.engines.identity.queries import principal_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests import openssl
from banyan.engines.identity.tests.certified import Held, certify
from banyan.engines.identity.tests.conftest import BUREAU, GULOU
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db(transaction=True)


def part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def assertion(held: Held, name: str = "tax.link", **changed: Any) -> str:
    """Signed by the openssl program; `changed` replaces claims."""
    ends = int((clock.now() + timedelta(minutes=4)).timestamp())
    claims = {"iss": name, "sub": name, "aud": settings.PUBLIC_URL, "exp": ends, "jti": "0123456789", **changed}
    head = {"alg": ALGORITHM, "x5c": [base64.b64encode(held.content).decode()]}
    signed = f"{part(json.dumps(head).encode())}.{part(json.dumps(claims).encode())}"
    return f"{signed}.{part(held.key.sign(signed.encode()))}"


@pytest.fixture
def machine(db: None) -> AccountInfo:
    with acting_as(SYSTEM):
        made = actions.create_machine(username="tax.link", name="税务接口", division=GULOU, org_id=BUREAU)
        actions.appoint(account_id=made.id, org_id=BUREAU, division=GULOU, roles=["register", "accept"], title="")
    return made


@pytest.fixture
def held(machine: AccountInfo, system_admin: AccountInfo, tmp_path: Path) -> Held:
    key = openssl.new_key(tmp_path)
    with acting_as(principal_of(system_admin.id)):
        return Held(key, actions.issue_certificate(account_id=machine.id, request=key.request(), scopes=["register"]))


def test_it_acts_as_the_machine_within_the_scopes(held: Held, machine: AccountInfo) -> None:
    who = principal_of_assertion(assertion(held))
    assert (who.account_id, who.channel) == (machine.id, "api")
    assert who.roles == {"register"}
    assert who.powers == {"scope:register"}


def test_it_opens_the_api_once(client: Client, held: Held) -> None:
    shown = {"HTTP_AUTHORIZATION": f"Bearer {assertion(held)}"}
    assert client.get("/health/live", **shown).status_code == 200  # type: ignore[arg-type]
    again = client.get("/health/live", **shown)  # type: ignore[arg-type]
    assert again.status_code == 401
    assert again.json()["type"] == "urn:banyan:bad-assertion"


def test_claims_that_do_not_fit_open_nothing(held: Held, machine: AccountInfo) -> None:
    def at(minutes: int) -> int:
        return int((clock.now() + timedelta(minutes=minutes)).timestamp())

    wrong: list[dict[str, Any]] = [
        {"aud": "https://elsewhere.example"}, {"aud": None}, {"iss": "other"}, {"sub": "other"}, {"exp": at(-1)},
        {"exp": at(10)}, {"exp": "soon"}, {"exp": True}, {"exp": 10**15}, {"exp": None}, {"jti": ""}, {"jti": 12345678},
    ]  # fmt: skip
    for changed in wrong:
        with pytest.raises(BadKey):
            principal_of_assertion(assertion(held, **changed))
    head, claims, signature = assertion(held).split(".")
    for altered in (f"{head}.{part(b'{}')}.{signature}", f"{head}.{claims}.", f"{part(b'{}')}.{claims}.{signature}"):
        with pytest.raises(BadKey):
            principal_of_assertion(altered)
    assert principal_of_assertion(assertion(held)).account_id == machine.id


def test_neither_a_persons_nor_a_revoked_certificate_serves(
    held: Held, resident: AccountInfo, security_admin: AccountInfo, tmp_path: Path
) -> None:
    own = certify(resident, tmp_path, name="own")
    with pytest.raises(BadKey):
        principal_of_assertion(assertion(own, "linmou"))
    with acting_as(principal_of(security_admin.id)):
        actions.revoke_certificate(certificate_id=held.info.id, reason="cessation_of_operation")
    with pytest.raises(BadKey):
        principal_of_assertion(assertion(held))


def test_a_locked_programme_is_out_at_once(held: Held, machine: AccountInfo) -> None:
    with acting_as(SYSTEM):
        actions.lock(account_id=machine.id, reason="停用")
    with pytest.raises(BadKey):
        principal_of_assertion(assertion(held))
