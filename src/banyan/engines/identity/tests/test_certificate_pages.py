"""The pages of certificates: asking for one, looking at it, revoking it; and what stays closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from banyan.engines.identity import actions
from banyan.engines.identity.models import Certificate
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests import openssl
from banyan.engines.identity.tests.certified import certify
from banyan.engines.identity.tests.conftest import BUREAU, GULOU, PASSWORD, sign_in
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db(transaction=True)

OWN = "/security/certificates/"


def confirmed(client: Client, name: str) -> None:
    """Signed in, and the password given once more."""
    sign_in(client, name)
    where = client.get(f"{OWN}new/")["Location"]
    assert where.startswith("/security/confirm/")
    client.post(where, {"password": PASSWORD})


def count() -> int:
    with acting_as(SYSTEM):
        return Certificate.objects.count()


def test_nothing_is_issued_before_the_password_is_given_again(
    client: Client, resident: AccountInfo, tmp_path: Path
) -> None:
    sign_in(client, "linmou")
    asked = {"request": openssl.new_key(tmp_path).request().decode(), "title": "x"}
    response = client.post(f"{OWN}issue/", asked)
    assert response.status_code == 403
    assert "再确认一次是您本人" in response.json()["message"]
    assert client.post(f"{OWN}request/", asked)["Location"].startswith("/security/confirm/")
    assert count() == 0


def test_a_request_from_elsewhere_is_certified_shown_and_revoked(
    client: Client, resident: AccountInfo, tmp_path: Path
) -> None:
    confirmed(client, "linmou")
    assert "请贴上证书请求" in client.post(f"{OWN}request/", {"request": ""}).content.decode()
    wrong = client.post(f"{OWN}request/", {"request": "<script>alert(1)</script>"})
    assert wrong.status_code == 422
    assert "不是完整的 PKCS#10" in wrong.content.decode()
    assert "<script>alert" not in wrong.content.decode()
    key = openssl.new_key(tmp_path)
    page = client.post(f"{OWN}request/", {"request": key.request().decode(), "title": "钥匙"})["Location"]
    words = client.get(page).content.decode()
    assert "钥匙" in words
    assert "在用" in words
    content = client.get(f"{page}file/").content
    assert content.count(b"BEGIN CERTIFICATE") == 3
    assert b"PRIVATE" not in content
    assert client.post(f"{page}revoke/", {"reason": "privilege_withdrawn"}).status_code == 422
    assert client.post(f"{page}revoke/", {"reason": "superseded"})["Location"] == page
    assert client.post(f"{page}revoke/", {"reason": "superseded"}).status_code == 409
    assert "已换新证书" in client.get(page).content.decode()
    assert "已吊销" in client.get(OWN).content.decode()


def test_anothers_certificate_is_not_there(
    client: Client, resident: AccountInfo, other_resident: AccountInfo, tmp_path: Path
) -> None:
    held = certify(other_resident, tmp_path)
    page = f"{OWN}{held.info.id}/"
    assert client.get(page)["Location"].startswith("/sign-in/")
    sign_in(client, "linmou")
    for response in (
        client.get(page),
        client.get(f"{page}file/"),
        client.post(f"{page}revoke/", {"reason": "superseded"}),
    ):
        assert response.status_code == 404
    with acting_as(SYSTEM):
        assert Certificate.objects.get(pk=held.info.id).revoked_at is None


def test_administrators_do_each_their_part_for_a_programme(
    client: Client, system_admin: AccountInfo, security_admin: AccountInfo, audit_admin: AccountInfo, tmp_path: Path
) -> None:
    with acting_as(SYSTEM):
        machine = actions.create_machine(username="tax.link", name="税务接口", division=GULOU, org_id=BUREAU)
    new = f"/work/accounts/{machine.id}/certificates/new/"
    asked = {"request": openssl.new_key(tmp_path).request().decode(), "scopes": ["register"], "title": ""}
    for other in ("security.admin", "audit.admin"):
        guard = Client()
        sign_in(guard, other)
        assert guard.post(new, asked).status_code == 403
    assert count() == 0
    sign_in(client, "system.admin")
    assert client.get(f"/work/accounts/{system_admin.id}/certificates/new/").status_code == 404
    page = client.post(new, asked)["Location"]
    assert client.post(f"{page}revoke/", {"reason": "superseded"}).status_code == 403
    sign_in(guard := Client(), "security.admin")
    assert page in guard.get(f"/work/accounts/{machine.id}/").content.decode()
    assert guard.post(f"{page}revoke/", {"reason": "privilege_withdrawn"})["Location"] == page
    assert "收回权限" in guard.get(page).content.decode()


def test_the_page_for_checkers_is_open_to_anybody(client: Client, db: None) -> None:
    words = client.get("/pki/").content.decode()
    assert "榕 SM2 根证书" in words
    assert "/pki/chain.pem" in words
    client.cookies["django_language"] = "en"
    assert "How to check certificates" in client.get("/pki/").content.decode()
