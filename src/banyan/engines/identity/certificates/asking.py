"""Requests for a certificate (PKCS #10, RFC 2986): whoever asks shows that he has the private key."""

from __future__ import annotations

from asn1crypto import csr, pem
from asn1crypto.keys import PublicKeyInfo

from banyan.engines.identity.certificates import sm2
from banyan.engines.identity.certificates.oids import SM2_WITH_SM3
from banyan.kernel.errors import Invalid

#: Bytes; a request of SM2 has three hundred.
LARGEST = 16_384
UNREADABLE = "这不是完整的 PKCS#10 证书请求。请重新生成后再提交。"
NOT_SM2 = "证书请求里的公钥不是 SM2 公钥。请用 SM2 密钥重新生成。"
NOT_PROVED = "证书请求的签名不对，不能确认私钥在您手里。请重新生成后再提交。"


def public_key_in(request: bytes) -> PublicKeyInfo:
    """The public key that a request asks for, in PEM or DER; what else it says is not believed.

    Invalid when it is no request, is not of SM2, or is not signed by its own key.
    """
    asked = _read(request)
    inside = asked["certification_request_info"]
    key: PublicKeyInfo = inside["subject_pk_info"]
    try:
        sm2.checked(key.dump())
    except sm2.NotOfSm2 as error:
        raise _refusal(NOT_SM2) from error
    by_sm2 = asked["signature_algorithm"]["algorithm"].dotted == SM2_WITH_SM3
    if not by_sm2 or not sm2.holds(key.dump(), inside.dump(), asked["signature"].native):
        raise _refusal(NOT_PROVED)
    return key


def _read(request: bytes) -> csr.CertificationRequest:
    try:
        if not 0 < len(request) <= LARGEST:
            raise ValueError("size")
        der = pem.unarmor(request)[2] if pem.detect(request) else request
        asked = csr.CertificationRequest.load(der, strict=True)
        _ = asked.native  # read to its depths, so that nothing badly formed is met later
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise _refusal(UNREADABLE) from error
    return asked


def _refusal(sentence: str) -> Invalid:
    return Invalid(sentence, fields={"request": sentence})
