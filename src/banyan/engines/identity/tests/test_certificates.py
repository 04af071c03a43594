"""Certificates: what is issued, to whom, how it is checked elsewhere, and what revoking means."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from asn1crypto import pem, x509
from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import Client

from banyan.engines.identity import actions, declare, doctor
from banyan.engines.identity.certificates import authority
from banyan.engines.identity.certificates.upkeep import forget_spent, publish_what_is_due
from banyan.engines.identity.models import Certificate, RevocationList
from banyan.engines.identity.queries import certificates_of, principal_of, revocation_list
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests import openssl
from banyan.engines.identity.tests.certified import Held, certify
from banyan.engines.identity.tests.conftest import BUREAU, GULOU, NUMBER
from banyan.kernel import clock
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused, Unavailable
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import firm_id
from banyan.kernel.testing import drain_outbox
from banyan.standards import organisation_code, uscc
from banyan.standards.uscc import RegistrationDepartment

pytestmark = pytest.mark.django_db(transaction=True)

SHOP = uscc.build(RegistrationDepartment("9"), "2", "350102", organisation_code.build("PDY00099"))


@pytest.fixture
def held(resident: AccountInfo, tmp_path: Path) -> Held:
    return certify(resident, tmp_path)


@pytest.fixture
def chain(tmp_path: Path, client: Client) -> Path:
    """Issuer and root as anybody loads them."""
    path = tmp_path / "chain.pem"
    path.write_bytes(client.get("/pki/chain.pem").content)
    return path


def checked(content: bytes, chain: Path, *more: str | Path, distid: str = openssl.DISTID) -> bytes:
    path = chain.with_name("shown.pem")
    path.write_bytes(pem.armor("CERTIFICATE", content))
    return openssl.run("verify", "-partial_chain", "-CAfile", chain, *more, "-vfyopt", distid, path)


def load_list(client: Client, issuer: str, folder: Path) -> str:
    """The list of an issuer as the program reads it, once its signature has held."""
    publish_what_is_due()
    answer = client.get(f"/pki/{issuer}.crl")
    assert answer["Content-Type"] == "application/pkix-crl"
    openssl.check_list(answer.content, client.get(f"/pki/{issuer}.crt").content, folder)
    return openssl.text_of("crl", answer.content)


def revoke(held: Held, by: AccountInfo, reason: str = "key_compromise") -> None:
    with acting_as(principal_of(by.id)):
        actions.revoke_certificate(certificate_id=held.info.id, reason=reason)


def test_the_program_finds_the_certificate_good(held: Held, chain: Path) -> None:
    assert b"OK" in checked(held.content, chain, "-purpose", "sslclient", "-x509_strict")
    with pytest.raises(openssl.Failed):
        checked(held.content, chain, distid="distid:another")


def test_it_says_who_and_nothing_that_is_secret(held: Held, resident: AccountInfo) -> None:
    words = openssl.text_of("x509", held.content, "-nameopt", "utf8,sep_comma_plus_space,lname")
    said = ("commonName=林某", f"userId={resident.id}", "SM2-with-SM3", "ASN1 OID: SM2", "CA:FALSE")
    uses = ("Digital Signature, Non Repudiation", "TLS Web Client Authentication", f"/pki/{held.info.issuer}.crl")
    for part in (*said, *uses):
        assert part in words
    assert NUMBER not in words
    assert NUMBER.encode() not in held.content
    ours = x509.Certificate.load(held.content)
    assert ours.serial_number.bit_length() == 127
    assert ours.not_valid_after - ours.not_valid_before == timedelta(days=730)


def test_the_names_are_the_accounts_whatever_was_asked(resident: AccountInfo, tmp_path: Path) -> None:
    key = openssl.new_key(tmp_path)
    with acting_as(principal_of(resident.id)):
        made = actions.issue_certificate(account_id=resident.id, request=key.request("省长"))
    assert x509.Certificate.load(made.content).subject.native["common_name"] == "林某"


def test_a_revoked_one_stands_in_the_list_that_the_program_reads(
    held: Held, client: Client, resident: AccountInfo, tmp_path: Path
) -> None:
    assert "No Revoked Certificates" in load_list(client, held.info.issuer, tmp_path)
    revoke(held, resident)
    words = load_list(client, held.info.issuer, tmp_path)
    for part in ("Version 2", "Key Compromise", held.info.serial.upper(), "X509v3 CRL Number: \n                2"):
        assert part in words


def test_a_list_of_another_issuer_does_not_hold(held: Held, client: Client, tmp_path: Path) -> None:
    publish_what_is_due()
    content = client.get(f"/pki/{held.info.issuer}.crl").content
    with pytest.raises(openssl.Failed):
        openssl.check_list(content, authority.authority().root.der, tmp_path)


def test_a_list_is_made_anew_only_when_it_is_due(held: Held, resident: AccountInfo) -> None:
    assert publish_what_is_due() == 2  # the issuer's, and the root's
    assert publish_what_is_due() == 0
    revoke(held, resident)
    assert publish_what_is_due() == 1
    with clock.at(clock.now() + timedelta(hours=13)):
        assert publish_what_is_due() == 2


def test_what_has_ended_leaves_the_list_after_a_last_time(held: Held, resident: AccountInfo) -> None:
    revoke(held, resident)
    for days, there in ((729, True), (730, True), (732, False)):
        with clock.at(held.info.starts_at + timedelta(days=days, hours=1)):
            publish_what_is_due()
            content = revocation_list(held.info.issuer)
            assert content is not None
            assert (held.info.serial.upper() in openssl.text_of("crl", content)) is there


def test_a_list_that_nobody_made_is_told_and_an_unknown_one_does_not_exist(client: Client) -> None:
    of = authority.authority()
    assert client.get(f"/pki/{of.issuer.key_id}.crl").status_code == 503
    assert client.get(f"/pki/{'0' * 40}.crl").status_code == 404
    assert openssl.text_of("x509", client.get(f"/pki/{of.root.key_id}.crt").content)


def test_the_root_stands_by_itself_and_bounds_what_is_below(chain: Path) -> None:
    of = authority.authority()
    assert "CA:TRUE, pathlen:1" in openssl.text_of("x509", of.root.der)
    assert "CA:TRUE, pathlen:0" in openssl.text_of("x509", of.issuer.der)
    # The program checks the issuer by the root; a root's own signature it checks for no identity of the signer.
    chain.write_bytes(pem.armor("CERTIFICATE", of.root.der))
    assert b"OK" in checked(of.issuer.der, chain)


def test_whose_a_certificate_is_decides_who_revokes(
    held: Held, other_resident: AccountInfo, system_admin: AccountInfo, security_admin: AccountInfo
) -> None:
    with pytest.raises(NotFound):
        revoke(held, other_resident)
    with pytest.raises(Refused):
        revoke(held, system_admin)
    with acting_as(SYSTEM):
        assert Certificate.objects.get(pk=held.info.id).revoked_at is None
    revoke(held, security_admin, "privilege_withdrawn")
    with pytest.raises(Conflict, match="已经吊销"):
        revoke(held, security_admin)
    with acting_as(SYSTEM):
        row = Certificate.objects.get(pk=held.info.id)
        assert (row.revoked_by, row.reason) == (security_admin.id, "privilege_withdrawn")


def test_a_reason_must_be_one_of_the_known(held: Held, resident: AccountInfo) -> None:
    with pytest.raises(Invalid):
        revoke(held, resident, "certificate_hold")


def test_the_database_keeps_others_out_and_what_was_issued_as_it_is(
    held: Held, resident: AccountInfo, other_resident: AccountInfo, system_admin: AccountInfo, clerk: AccountInfo
) -> None:
    for stranger in (other_resident, clerk):
        with acting_as(principal_of(stranger.id)):
            assert certificates_of(resident.id) == ()
            assert Certificate.objects.filter(pk=held.info.id).update(last_used_at=clock.now()) == 0
    with acting_as(principal_of(system_admin.id)):
        assert len(certificates_of(resident.id)) == 1
        assert Certificate.objects.filter(pk=held.info.id).update(last_used_at=clock.now()) == 0
    copy = Certificate.objects.none().model(
        account_id=resident.id, title="x", issuer="x", serial="1", fingerprint=b"1", key_digest=b"1", content=b"1",
        starts_at=clock.now(), ends_at=clock.now() + timedelta(days=1), created_by=other_resident.id,
    )  # fmt: skip
    with acting_as(principal_of(other_resident.id)), pytest.raises(DatabaseError), transaction.atomic():
        copy.save(force_insert=True)
    revoke(held, resident)
    with acting_as(SYSTEM):
        for change in ({"revoked_at": None, "reason": ""}, {"content": b"other"}, {"account_id": other_resident.id}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Certificate.objects.filter(pk=held.info.id).update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            Certificate.objects.filter(pk=held.info.id).delete()
    with acting_as(principal_of(resident.id)), pytest.raises(DatabaseError), transaction.atomic():
        RevocationList.objects.create(
            issuer="x", number=1, made_at=clock.now(), following_at=clock.now(), content=b"forged"
        )


def test_a_key_is_certified_once_only(held: Held, resident: AccountInfo, other_resident: AccountInfo) -> None:
    for account in (resident, other_resident):
        with acting_as(principal_of(account.id)), pytest.raises(Conflict, match="已经用过"):
            actions.issue_certificate(account_id=account.id, request=held.key.request())


def test_nobody_asks_for_another(resident: AccountInfo, system_admin: AccountInfo, tmp_path: Path) -> None:
    request = openssl.new_key(tmp_path).request()
    with acting_as(principal_of(system_admin.id)), pytest.raises(Refused):
        actions.issue_certificate(account_id=resident.id, request=request)
    with acting_as(SYSTEM):
        assert not Certificate.objects.exists()


def test_a_name_that_was_not_checked_is_not_certified(resident: AccountInfo, tmp_path: Path) -> None:
    from banyan.engines.identity.models import Account

    with acting_as(SYSTEM):
        Account.objects.filter(pk=resident.id).update(level=1)
    with pytest.raises(Refused, match="人口库"):
        certify(resident, tmp_path)


def test_at_most_five_are_in_force(resident: AccountInfo, tmp_path: Path) -> None:
    made = [certify(resident, tmp_path, name=f"key{number}") for number in range(5)]
    with pytest.raises(Conflict, match="最多五张"):
        certify(resident, tmp_path, name="one-more")
    revoke(made[0], resident, "superseded")
    certify(resident, tmp_path, name="one-more")


@pytest.fixture
def firm(monkeypatch: pytest.MonkeyPatch) -> str:
    register = {SHOP: declare.FirmOnRegister("鼓楼小馆", NUMBER)}
    monkeypatch.setitem(declare._checks, "firm", register.get)
    return SHOP


def test_an_agents_certificate_names_the_firm_and_goes_with_the_agency(
    firm: str, resident: AccountInfo, other_resident: AccountInfo, tmp_path: Path
) -> None:
    shop = firm_id(firm)
    with acting_as(principal_of(resident.id)):
        actions.claim_firm(uscc=firm)
    until = clock.today() + timedelta(days=30)
    with acting_as(principal_of(resident.id, shop)):
        agency = actions.authorise_agent(firm_id=shop, agent="zhengmou", name="郑某", ends=until)
    held = certify(other_resident, tmp_path, firm_id=shop)
    own = certify(other_resident, tmp_path, name="own")
    names = x509.Certificate.load(held.content).subject.native
    assert (names["organization_name"], names["organization_identifier"]) == ("鼓楼小馆", firm)
    assert held.info.ends_at.astimezone(clock.ZONE).date() == until + timedelta(days=1)
    with acting_as(principal_of(resident.id, shop)):
        actions.end_agency(agency_id=agency.id)
    drain_outbox()
    with acting_as(SYSTEM):
        assert Certificate.objects.get(pk=held.info.id).reason == "affiliation_changed"
        assert Certificate.objects.get(pk=own.info.id).revoked_at is None


def test_a_programmes_certificate_is_asked_for_by_the_system_administrator(
    system_admin: AccountInfo, clerk: AccountInfo, tmp_path: Path
) -> None:
    with acting_as(SYSTEM):
        machine = actions.create_machine(username="tax.link", name="税务接口", division=GULOU, org_id=BUREAU)
    request = openssl.new_key(tmp_path).request()
    with acting_as(principal_of(clerk.id)), pytest.raises(NotFound):
        actions.issue_certificate(account_id=machine.id, request=request, scopes=["register"])
    with acting_as(principal_of(system_admin.id)):
        with pytest.raises(Invalid, match="用途"):
            actions.issue_certificate(account_id=machine.id, request=request)
        made = actions.issue_certificate(account_id=machine.id, request=request, scopes=["register"])
    assert made.scopes == ("register",)
    assert made.ends_at - made.starts_at == timedelta(days=365)


def test_every_step_is_audited(held: Held, resident: AccountInfo) -> None:
    revoke(held, resident)
    with acting_as(SYSTEM):
        rows = AuditRow.objects.filter(aggregate="certificate").order_by("at").values_list("action", "aggregate_id")
        assert [row for row in rows if row[1] == str(held.info.id)] == [
            ("identity.certificate.issue", str(held.info.id)),
            ("identity.certificate.revoke", str(held.info.id)),
        ]


def test_the_doctor_sees_good_keys_and_late_lists(held: Held, resident: AccountInfo) -> None:
    publish_what_is_due()
    of_certificates = [check for check in doctor.CHECKS if check.code.startswith("certificate-")]
    assert [check.look().state for check in of_certificates] == ["good", "good"]
    with clock.at(clock.now() + timedelta(days=4)):
        assert doctor.lists().state == "bad"
    revoke(held, resident)
    with clock.at(clock.now() + timedelta(hours=2)):
        assert doctor.lists().state == "bad"


def test_lost_keys_are_told_and_never_replaced_in_silence(
    held: Held, resident: AccountInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    monkeypatch.setenv("BANYAN_SECRETS", str(empty))
    assert doctor.keys().state == "bad"
    with pytest.raises(Unavailable, match="不见了"):
        certify(resident, tmp_path, name="another")
    assert not empty.exists()


def test_a_former_issuer_stays_good(
    held: Held, resident: AccountInfo, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Path(shutil.copytree(authority.folder(), tmp_path / "secrets"))
    (new / "sm2-issuer.pem").rename(new / "sm2-issuer-old-2026.pem")
    monkeypatch.setenv("BANYAN_SECRETS", str(new))
    fresh = certify(resident, tmp_path, name="fresh")
    assert fresh.info.issuer != held.info.issuer
    chain = tmp_path / "both.pem"
    chain.write_bytes(client.get("/pki/chain.pem").content)
    for one in (held, fresh):
        assert b"OK" in checked(one.content, chain)
        assert load_list(client, one.info.issuer, tmp_path)


def test_secrets_are_their_owners_alone() -> None:
    authority.authority()
    for name in ("sm2-root.pem", "sm2-issuer.pem"):
        assert (authority.folder() / name).stat().st_mode & 0o077 == 0


def test_spent_challenges_are_forgotten(db: None) -> None:
    from banyan.engines.identity.certificates.challenge import spend_once

    assert spend_once("once", clock.now() + timedelta(minutes=1))
    assert forget_spent() == 0
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert forget_spent() == 1


def test_addresses_in_a_certificate_are_public_ones(held: Held) -> None:
    (point,) = x509.Certificate.load(held.content).crl_distribution_points
    assert point.url == f"{settings.PUBLIC_URL}/pki/{held.info.issuer}.crl"
