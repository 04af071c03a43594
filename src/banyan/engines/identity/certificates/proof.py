"""What comes back from the browser of somebody who signs in with a certificate, and what it proves."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from asn1crypto import x509
from django.http import HttpRequest
from django.utils.translation import gettext

from banyan.engines.identity.certificates import chain, challenge, publishing, sm2
from banyan.engines.identity.models import Certificate
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as

#: Characters of each of the three parts.
_LARGEST = 16_384
TOO_LATE = "这次验证过期了，或者已经用过。请再点一次登录。"
NOT_OURS = "这不是本平台签发的证书，不能用来登录。"
NOT_SIGNED = "证书和密钥对不上，没有登录。请选自己的证书文件，再试一次。"
REVOKED = "这张证书已经吊销，不能再用。请用密码登录，再办一张新的。"
ENDED = "这张证书已经到期。请用密码登录，再办一张新的。"


@dataclass(frozen=True)
class Proof:
    """A certificate, and a signature over the message of a challenge."""

    certificate: x509.Certificate
    content: bytes
    message: bytes
    signature: bytes


class NotProved(Exception):
    """What was shown proves nothing; `sentence` says why, in the reader's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = gettext(sentence)


def proof_in(request: HttpRequest) -> Proof:
    """Read what was sent and use its challenge up, whatever comes of it. NotProved when it cannot be used."""
    token = request.POST.get("challenge", "")[:_LARGEST]
    if not challenge.spend(request, token):
        raise NotProved(TOO_LATE)
    content = decoded(request.POST.get("certificate", ""))
    try:
        shown = chain.read(content)
    except chain.NotOurs as error:
        raise NotProved(NOT_OURS) from error
    message = challenge.message_of(request, token).encode()
    return Proof(shown, content, message, decoded(request.POST.get("signature", "")))


def decoded(text: str) -> bytes:
    """Base 64; nothing when it is none or is too long."""
    try:
        return base64.b64decode(text, validate=True) if len(text) <= _LARGEST else b""
    except (binascii.Error, ValueError):
        return b""


def row_of(content: bytes) -> Certificate | None:
    """The certificate that we issued with exactly these bytes; read by the platform itself, as nobody acts yet."""
    with acting_as(SYSTEM):
        rows = Certificate.objects.filter(fingerprint=sm2.sm3(content)).select_related("account")
        return rows.defer("account__citizen_number", "account__telephone").first()


def holder_row(shown: Proof) -> Certificate:
    """The certificate in our books that is proved: chain, signature, validity and revocation. NotProved, with the
    sentence, when any of them fails. The signature comes first, so that a stranger learns nothing of a certificate."""
    try:
        issuer = chain.issuer_of(shown.certificate, publishing.ready(), clock.now())
    except chain.NotOurs as error:
        raise NotProved(NOT_OURS) from error
    row = row_of(shown.content)
    if row is None or row.issuer != issuer.key_id:
        raise NotProved(NOT_OURS)
    if not sm2.holds(shown.certificate.public_key.dump(), shown.message, shown.signature):
        raise NotProved(NOT_SIGNED)
    check_standing(row, shown.certificate)
    return row


def check_standing(row: Certificate, certificate: x509.Certificate) -> None:
    """NotProved when it was revoked, or is out of its days."""
    if row.revoked_at is not None:
        raise NotProved(REVOKED)
    if not chain.stands(certificate, clock.now()):
        raise NotProved(ENDED)
