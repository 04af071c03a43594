"""Certificates and lists as X.509 writes them (GB/T 20518, GM/T 0015, RFC 5280), signed by SM2 with SM3."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import core, crl, x509
from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.keys import PublicKeyInfo

from banyan.engines.identity.certificates import sm2
from banyan.engines.identity.certificates.oids import SM2_WITH_SM3

#: Characters of an attribute of a name (RFC 5280, upper bounds).
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the issuer publishes what whoever checks a certificate needs."""

    revocations: str
    issuer: str


def name_of(parts: Mapping[str, str]) -> x509.Name:
    """A distinguished name of these attributes, in their order; C is CN."""
    return x509.Name.build({"country_name": "CN", **{kind: value[:_LONGEST] for kind, value in parts.items() if value}})


def key_id(public_key: PublicKeyInfo) -> bytes:
    """By which a key is named: the first 20 bytes of SM3 over the point, as RFC 7093 does with other digests."""
    return sm2.sm3(bytes(public_key["public_key"]))[:20]


def new_serial() -> int:
    """127 random bits with the highest set: positive, 16 bytes, not to be guessed."""
    return secrets.randbits(126) | 1 << 126


def signed_certificate(
    *,
    serial: int,
    issuer: x509.Name,
    subject: x509.Name,
    public_key: PublicKeyInfo,
    starts: datetime,
    ends: datetime,
    extensions: list[x509.Extension],
    by: sm2.PrivateKey,
) -> x509.Certificate:
    """A certificate of version 3."""
    body = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": serial,
            "signature": _algorithm(),
            "issuer": issuer,
            "validity": {"not_before": _time(starts), "not_after": _time(ends)},
            "subject": subject,
            "subject_public_key_info": public_key,
            "extensions": extensions,
        }
    )
    return x509.Certificate(
        {
            "tbs_certificate": body,
            "signature_algorithm": _algorithm(),
            "signature_value": sm2.sign(by, body.dump()),
        }
    )


def signed_list(
    *,
    issuer: x509.Name,
    issuer_key: PublicKeyInfo,
    number: int,
    made: datetime,
    following: datetime,
    revoked: Iterable[tuple[int, datetime, str]],
    by: sm2.PrivateKey,
) -> crl.CertificateList:
    """A list of revoked certificates (serial, moment, reason) of version 2."""
    body: dict[str, Any] = {
        "version": "v2",
        "signature": _algorithm(),
        "issuer": issuer,
        "this_update": _time(made),
        "next_update": _time(following),
        "crl_extensions": [
            _crl_extension("authority_key_identifier", {"key_identifier": key_id(issuer_key)}),
            _crl_extension("crl_number", number),
        ],
    }
    # An empty list is left out altogether (RFC 5280, 5.1.2.6).
    if entries := [_entry(*one) for one in revoked]:
        body["revoked_certificates"] = entries
    inside = crl.TbsCertList(body)
    return crl.CertificateList(
        {"tbs_cert_list": inside, "signature_algorithm": _algorithm(), "signature": sm2.sign(by, inside.dump())}
    )


def authority_extensions(key: PublicKeyInfo, issuer_key: PublicKeyInfo, below: int) -> list[x509.Extension]:
    """Of an authority with so many authorities below it."""
    return [
        _extension("basic_constraints", {"ca": True, "path_len_constraint": below}, critical=True),
        _extension("key_usage", {"key_cert_sign", "crl_sign"}, critical=True),
        *_keys(key, issuer_key),
    ]


def holder_extensions(key: PublicKeyInfo, issuer_key: PublicKeyInfo, at: Addresses) -> list[x509.Extension]:
    """Of whoever signs with it and proves who he is; no key is encrypted to it."""
    return [
        _extension("basic_constraints", {"ca": False}, critical=True),
        _extension("key_usage", {"digital_signature", "non_repudiation"}, critical=True),
        _extension("extended_key_usage", ["client_auth"]),
        *_keys(key, issuer_key),
        _extension("crl_distribution_points", [{"distribution_point": {"full_name": [_address(at.revocations)]}}]),
        _extension(
            "authority_information_access",
            [{"access_method": "ca_issuers", "access_location": _address(at.issuer)}],
        ),
    ]


def _keys(key: PublicKeyInfo, issuer_key: PublicKeyInfo) -> list[x509.Extension]:
    return [
        _extension("key_identifier", key_id(key)),
        _extension("authority_key_identifier", {"key_identifier": key_id(issuer_key)}),
    ]


def _extension(name: str, value: Any, *, critical: bool = False) -> x509.Extension:
    return x509.Extension({"extn_id": name, "critical": critical, "extn_value": value})


def _crl_extension(name: str, value: Any) -> crl.TBSCertListExtension:
    return crl.TBSCertListExtension({"extn_id": name, "critical": False, "extn_value": value})


def _entry(serial: int, moment: datetime, reason: str) -> dict[str, Any]:
    why = crl.CRLEntryExtension({"extn_id": "crl_reason", "critical": False, "extn_value": reason})
    return {"user_certificate": serial, "revocation_date": _time(moment), "crl_entry_extensions": [why]}


def _address(url: str) -> x509.GeneralName:
    return x509.GeneralName("uniform_resource_identifier", url)


def _algorithm() -> SignedDigestAlgorithm:
    return SignedDigestAlgorithm({"algorithm": SM2_WITH_SM3})


def _time(moment: datetime) -> x509.Time:
    """UTCTime, as is right until 2049."""
    whole = moment.astimezone(UTC).replace(microsecond=0)
    return x509.Time("utc_time", core.UTCTime(whole))
