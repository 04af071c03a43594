"""Signing in with a certificate: what opens a session, and everything that does not."""

from __future__ import annotations

import base64
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import pem, x509
from django.test import Client

from banyan.engines.identity import actions, lockout
from banyan.engines.identity.certificates import authority, sm2, writing
from banyan.engines.identity.models import Account, Certificate
from banyan.engines.identity.queries import principal_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests import openssl
from banyan.engines.identity.tests.certified import Held, certify
from banyan.engines.identity.tests.conftest import sign_in
from banyan.engines.identity.tests.test_pages import enrol
from banyan.kernel import clock
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/sign-in/certificate/"


@pytest.fixture
def held(resident: AccountInfo, tmp_path: Path) -> Held:
    return certify(resident, tmp_path)


def challenge(client: Client) -> dict[str, str]:
    made: dict[str, str] = client.get(f"{PAGE}challenge/").json()
    return made


def answer(client: Client, content: bytes, key: openssl.Key, **changed: Any) -> Any:
    """Show a certificate and sign a fresh challenge with a key; `changed` replaces parts of what is sent."""
    asked = changed.pop("asked", None) or challenge(client)
    message, distid = changed.pop("message", asked["message"]), changed.pop("distid", openssl.DISTID)
    sent = {
        "challenge": asked["challenge"],
        "certificate": base64.b64encode(content).decode(),
        "signature": base64.b64encode(key.sign(message.encode(), distid)).decode(),
        **changed,
    }
    return client.post(PAGE, sent)


def is_signed_in(client: Client) -> bool:
    return client.get("/identity/choose/").status_code == 200


def refused(client: Client, response: Any, sentence: str) -> None:
    assert response.status_code in (422, 429)
    assert sentence in response.content.decode()
    assert not is_signed_in(client)


def test_the_holder_comes_in_and_it_is_recorded(client: Client, held: Held, resident: AccountInfo) -> None:
    assert answer(client, held.content, held.key)["Location"] == "/"
    assert is_signed_in(client)
    with acting_as(SYSTEM):
        rows = AuditRow.objects.filter(action="identity.sign-in", aggregate_id=str(resident.id))
        assert [row.about for row in rows] == [{"methods": ["certificate"]}]
        assert Certificate.objects.get(pk=held.info.id).last_used_at is not None


def test_it_stands_for_both_factors(client: Client, held: Held) -> None:
    sign_in(client, "linmou")
    enrol(client)
    other = Client()
    assert sign_in(other, "linmou")["Location"] == "/sign-in/code/"  # type: ignore[index]
    fresh = Client()
    assert answer(fresh, held.content, held.key)["Location"] == "/"
    assert is_signed_in(fresh)


def test_next_leads_back_and_never_elsewhere(held: Held) -> None:
    assert answer(Client(), held.content, held.key, next="/my/cases/")["Location"] == "/my/cases/"
    assert answer(Client(), held.content, held.key, next="https://evil.example/")["Location"] == "/"


def test_an_answer_counts_once(client: Client, held: Held) -> None:
    asked = challenge(client)
    assert answer(client, held.content, held.key, asked=asked).status_code == 302
    again = Client()
    again.cookies["csrftoken"] = client.cookies["csrftoken"].value
    refused(again, answer(again, held.content, held.key, asked=asked), "已经用过")


def test_a_failed_answer_spends_its_challenge_too(client: Client, held: Held) -> None:
    asked = challenge(client)
    answer(client, held.content, held.key, asked=asked, signature="AAAA")
    refused(client, answer(client, held.content, held.key, asked=asked), "已经用过")


def test_of_two_that_come_at_once_one_counts(held: Held) -> None:
    client = Client()
    asked = challenge(client)
    twin = Client()
    twin.cookies["csrftoken"] = client.cookies["csrftoken"].value
    codes: list[int] = []
    both = [
        threading.Thread(target=lambda who=who: codes.append(_answer_and_close(who, held, asked)))
        for who in (client, twin)
    ]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(codes) == [302, 422]


def _answer_and_close(client: Client, held: Held, asked: dict[str, str]) -> int:
    from django.db import connection

    key = openssl.Key(held.key.path.with_name(f"{threading.get_ident()}.pem"))
    key.path.write_bytes(held.key.path.read_bytes())
    try:
        return int(answer(client, held.content, key, asked=asked).status_code)
    finally:
        connection.close()


def test_an_answer_is_good_in_the_browser_that_asked_only(client: Client, held: Held) -> None:
    asked = challenge(client)
    thief = Client()
    challenge(thief)
    refused(thief, answer(thief, held.content, held.key, asked=asked), "过期")


def test_a_challenge_lasts_two_minutes(client: Client, held: Held) -> None:
    start = clock.now()
    with clock.at(start):
        asked = challenge(client)
    with clock.at(start + timedelta(minutes=2, seconds=1)):
        refused(client, answer(client, held.content, held.key, asked=asked), "过期")


def test_an_altered_challenge_is_none(client: Client, held: Held) -> None:
    asked = challenge(client)
    token = asked["challenge"]
    altered = token[:5] + ("A" if token[5] != "A" else "B") + token[6:]
    message = asked["message"].replace(token, altered)
    response = answer(client, held.content, held.key, asked={"challenge": altered, "message": message})
    refused(client, response, "过期")


@pytest.mark.parametrize("change", ["\n", " ", "x"])
def test_another_message_signed_is_not_this_one(client: Client, held: Held, change: str) -> None:
    asked = challenge(client)
    response = answer(client, held.content, held.key, asked=asked, message=asked["message"] + change)
    refused(client, response, "对不上")


def test_a_message_of_another_site_or_purpose_is_not_ours(held: Held) -> None:
    for before, after in (("http://testserver", "https://evil.example"), ("banyan-sign-in", "contract")):
        client = Client()
        asked = challenge(client)
        assert before in asked["message"]
        message = asked["message"].replace(before, after)
        refused(client, answer(client, held.content, held.key, asked=asked, message=message), "对不上")


def test_another_identity_of_the_signer_does_not_hold(client: Client, held: Held) -> None:
    refused(client, answer(client, held.content, held.key, distid="distid:8765432187654321"), "对不上")


def test_anothers_certificate_is_of_no_use_without_its_key(
    client: Client, held: Held, other_resident: AccountInfo, tmp_path: Path
) -> None:
    other = certify(other_resident, tmp_path, name="other")
    refused(client, answer(client, other.content, held.key), "对不上")


def test_a_revoked_one_opens_nothing_at_once(client: Client, held: Held, resident: AccountInfo) -> None:
    with acting_as(principal_of(resident.id)):
        actions.revoke_certificate(certificate_id=held.info.id, reason="key_compromise")
    refused(client, answer(client, held.content, held.key), "已经吊销")


def test_an_expired_one_opens_nothing(client: Client, held: Held) -> None:
    with clock.at(held.info.ends_at + timedelta(seconds=1)):
        refused(client, answer(client, held.content, held.key), "已经到期")


def test_one_that_is_not_in_force_yet_opens_nothing(client: Client, held: Held) -> None:
    with clock.at(held.info.starts_at - timedelta(seconds=1)):
        refused(client, answer(client, held.content, held.key), "已经到期")


def test_a_certificate_of_another_authority_opens_nothing(client: Client, held: Held, tmp_path: Path) -> None:
    """Somebody makes an authority with our very names and certifies himself as the holder."""
    of = authority.authority()
    own = openssl.new_key(tmp_path, "own")
    public = x509.PublicKeyInfo.load(openssl.run("pkey", "-in", own.path, "-pubout", "-outform", "DER"))
    ours = x509.Certificate.load(held.content)
    forged = writing.signed_certificate(
        serial=ours.serial_number,
        issuer=of.issuer.name,
        subject=ours.subject,
        public_key=public,
        starts=ours.not_valid_before,
        ends=ours.not_valid_after,
        extensions=list(ours["tbs_certificate"]["extensions"]),
        by=sm2.new_key(),
    ).dump()
    refused(client, answer(client, forged, own), "不是本平台签发")
    itself = openssl.run("req", "-x509", "-new", "-key", own.path, "-sm3", "-sigopt", openssl.DISTID, "-subj", "/CN=x")
    refused(client, answer(client, pem.unarmor(itself)[2], own), "不是本平台签发")


def test_a_certificate_changed_by_one_bit_opens_nothing(client: Client, held: Held) -> None:
    altered = held.content.replace("林某".encode(), "林木".encode())
    assert altered != held.content
    refused(client, answer(client, altered, held.key), "不是本平台签发")


def test_our_own_issuers_certificate_is_nobodys(client: Client, held: Held, tmp_path: Path) -> None:
    of = authority.authority()
    path = tmp_path / "issuer.pem"
    path.write_bytes(sm2.private_pem(of.issuer.key))
    refused(client, answer(client, of.issuer.der, openssl.Key(path)), "不是本平台签发")


def test_a_certificate_that_is_not_in_the_books_opens_nothing(client: Client, held: Held, tmp_path: Path) -> None:
    """Signed with the issuer's key, and yet not issued: the books decide too."""
    of = authority.authority()
    ours = x509.Certificate.load(held.content)
    beside = writing.signed_certificate(
        serial=writing.new_serial(), issuer=of.issuer.name, subject=ours.subject, public_key=ours.public_key,
        starts=ours.not_valid_before, ends=ours.not_valid_after, extensions=[], by=of.issuer.key,
    ).dump()  # fmt: skip
    refused(client, answer(client, beside, held.key), "不是本平台签发")


def test_a_locked_account_stays_out(client: Client, held: Held, resident: AccountInfo) -> None:
    with acting_as(SYSTEM):
        actions.lock(account_id=resident.id, reason="核查")
    refused(client, answer(client, held.content, held.key), "已被安全管理员锁定")


def test_a_programme_signs_in_to_no_page(client: Client, system_admin: AccountInfo, tmp_path: Path) -> None:
    with acting_as(SYSTEM):
        machine = actions.create_machine(username="tax.link", name="税务接口", division="", org_id=None)  # type: ignore[arg-type]
    key = openssl.new_key(tmp_path)
    with acting_as(principal_of(system_admin.id)):
        made = actions.issue_certificate(account_id=machine.id, request=key.request(), scopes=["register"])
    refused(client, answer(client, made.content, key), "程序用的证书")


def test_five_wrong_answers_lock_as_five_wrong_passwords_do(client: Client, held: Held, resident: AccountInfo) -> None:
    for _ in range(4):
        refused(client, answer(client, held.content, held.key, signature="AAAA"), "对不上")
    assert lockout.failures_left("linmou") == 1
    refused(client, answer(client, held.content, held.key, signature="AAAA"), "锁定到")
    refused(client, answer(client, held.content, held.key), "锁定到")
    assert sign_in(Client(), "linmou").status_code == 429  # type: ignore[attr-defined]
    with acting_as(SYSTEM):
        rows = AuditRow.objects.filter(action="identity.sign-in.failed", aggregate_id=str(resident.id))
        assert {row.about["step"] for row in rows.order_by("at")[:5]} == {"certificate"}


@pytest.mark.parametrize("name", ["challenge", "certificate", "signature"])
@pytest.mark.parametrize("noise", ["", "x", "%%%", "QUJD", "榕", "MIIB" * 20_000])
def test_noise_is_only_a_refusal(client: Client, held: Held, name: str, noise: str) -> None:
    response = answer(client, held.content, held.key, **{name: noise})
    assert response.status_code == 422
    assert not is_signed_in(client)


def test_a_form_without_its_token_is_refused(held: Held) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert answer(strict, held.content, held.key).status_code == 403
    assert not is_signed_in(strict)


def test_lost_keys_of_the_authority_let_nobody_in(
    client: Client, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "secrets"
    empty.mkdir()
    monkeypatch.setenv("BANYAN_SECRETS", str(empty))
    assert answer(client, held.content, held.key).status_code == 503
    assert not is_signed_in(client)


def test_the_first_password_must_still_be_changed(client: Client, held: Held, resident: AccountInfo) -> None:
    with acting_as(SYSTEM):
        Account.objects.filter(pk=resident.id).update(must_change_password=True)
    answer(client, held.content, held.key)
    assert client.get("/security/")["Location"] == "/security/password/"
