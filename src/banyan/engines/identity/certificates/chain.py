"""Whether a certificate that is shown is one of ours: signed by an issuer of this installation that the root signed."""

from __future__ import annotations

from datetime import datetime

from asn1crypto import x509

from banyan.engines.identity.certificates import sm2
from banyan.engines.identity.certificates.authority import Authority, Credential
from banyan.engines.identity.certificates.oids import SM2_WITH_SM3

#: Bytes; ours have about a thousand.
LARGEST = 16_384


class NotOurs(ValueError):
    """A certificate that no issuer of this installation signed."""


def read(content: bytes) -> x509.Certificate:
    """The certificate in this DER; NotOurs when it is none."""
    try:
        if not 0 < len(content) <= LARGEST:
            raise ValueError("size")
        found = x509.Certificate.load(content, strict=True)
        _ = found.native
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise NotOurs("no certificate") from error
    return found


def issuer_of(shown: x509.Certificate, of: Authority, at: datetime) -> Credential:
    """The issuer that signed it and itself stands at this moment; NotOurs when none did.

    Names alone prove nothing: the signature must hold, by the issuer's key over the whole body, and the issuer's by
    the root's.
    """
    for issuer in (of.issuer, *of.former):
        if issuer.name == shown.issuer and _signed(shown, issuer) and _signed(issuer.certificate, of.root):
            if stands(issuer.certificate, at) and stands(of.root.certificate, at):
                return issuer
            raise NotOurs("the issuer has expired")
    raise NotOurs("another issuer")


def stands(certificate: x509.Certificate, at: datetime) -> bool:
    """Whether it is within its days."""
    begins: datetime = certificate.not_valid_before
    ends: datetime = certificate.not_valid_after
    return begins <= at <= ends


def _signed(certificate: x509.Certificate, by: Credential) -> bool:
    inside = certificate["tbs_certificate"]
    named = (certificate["signature_algorithm"]["algorithm"].dotted, inside["signature"]["algorithm"].dotted)
    if named != (SM2_WITH_SM3, SM2_WITH_SM3):
        return False
    return sm2.holds(by.public_key.dump(), inside.dump(), certificate["signature_value"].native)
