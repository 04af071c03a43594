"""Signatures by SM2 with SM3 (GB/T 32918.2), with the usual identity 1234567812345678 of the signer (GB/T 35276).

The library takes that identity and no other, so that a signature made for another one does not hold.
"""

from __future__ import annotations

from typing import TypeAlias

from asn1crypto.algos import DSASignature
from asn1crypto.keys import PublicKeyInfo
from cryptography.hazmat.primitives import hashes as digests
from tongsuopy.crypto import hashes, serialization
from tongsuopy.crypto.asymciphers import ec
from tongsuopy.crypto.asymciphers.ec import EllipticCurvePrivateKey
from tongsuopy.crypto.exceptions import InternalError, InvalidSignature

from banyan.engines.identity.certificates.oids import SM2_CURVE

PrivateKey: TypeAlias = EllipticCurvePrivateKey

#: The order n of the group (GB/T 32918.5).
ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
_ALGORITHM = ec.ECDSA(hashes.SM3())


class NotOfSm2(ValueError):
    """A public key that is none of SM2, or no point of its curve."""


def new_key() -> PrivateKey:
    """A fresh key from the system's source of randomness."""
    return ec.generate_private_key(ec.SM2())


def public_key_of(key: PrivateKey) -> PublicKeyInfo:
    """The public half as X.509 writes it."""
    return PublicKeyInfo.load(
        key.public_key().public_bytes(
            encoding=serialization.Encoding.DER, format=serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )


def private_pem(key: PrivateKey) -> bytes:
    """The key as PKCS #8 in PEM, not encrypted: for files under `var/secrets` only."""
    content: bytes = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return content


def private_from_pem(content: bytes) -> PrivateKey:
    """The key of such a file; NotOfSm2 when it holds another kind of key."""
    try:
        key = serialization.load_pem_private_key(content, None)
    except (ValueError, TypeError, InternalError) as error:
        raise NotOfSm2("no private key of SM2") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SM2):
        raise NotOfSm2("no private key of SM2")
    return key


def sign(key: PrivateKey, message: bytes) -> bytes:
    """The signature over `message`: r and s in DER."""
    signature: bytes = key.sign(message, _ALGORITHM)
    return signature


def holds(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is by the owner of `public_key` (a SubjectPublicKeyInfo) over `message`; False for whatever
    is badly formed, and for an r or s outside 1 … n-1."""
    if not _is_well_formed(signature):
        return False
    try:
        checked(public_key).verify(signature, message, _ALGORITHM)
    except (InvalidSignature, InternalError, NotOfSm2):
        return False
    return True


def checked(public_key: bytes) -> ec.EllipticCurvePublicKey:
    """The public key for use; NotOfSm2 when it is of another curve, or its point does not lie on the curve."""
    try:
        info = PublicKeyInfo.load(public_key, strict=True)
        if info["algorithm"]["algorithm"].native != "ec" or _curve(info) != SM2_CURVE:
            raise NotOfSm2("another curve")
        return serialization.load_der_public_key(public_key)
    except (ValueError, TypeError, InternalError) as error:
        raise NotOfSm2("no public key of SM2") from error


def _curve(info: PublicKeyInfo) -> str:
    parameters = info["algorithm"]["parameters"]
    return str(parameters.chosen.dotted) if parameters.name == "named" else ""


def _is_well_formed(signature: bytes) -> bool:
    """DER and nothing else, so that one signature cannot be written in two ways."""
    try:
        pair = DSASignature.load(signature, strict=True)
        r, s = pair["r"].native, pair["s"].native
    except (ValueError, TypeError):
        return False
    whole: bytes = DSASignature({"r": r, "s": s}).dump()
    return 0 < r < ORDER and 0 < s < ORDER and whole == signature


def sm3(content: bytes) -> bytes:
    """The SM3 digest (GB/T 32905), 32 bytes."""
    digest = digests.Hash(digests.SM3())
    digest.update(content)
    return digest.finalize()
