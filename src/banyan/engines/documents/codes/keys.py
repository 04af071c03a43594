"""The Ed25519 key that signs QR codes, and the public keys by which anybody checks them without us.

The key lies in `var/secrets/licence-code.pem`. To change it, rename the old file to `licence-code-old-YEAR.pem`: codes
that it signed stay readable, new ones are signed by the key that is made next.
"""

from __future__ import annotations

import os
from base64 import b32encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from banyan.engines.documents.signing.authority import folder


def sign(message: bytes) -> tuple[str, bytes]:
    """The id of the key in use, and its signature (64 bytes)."""
    key = _in_use(folder())
    return key_id(key.public_key()), key.sign(message)


def holds(key_name: str, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is one of ours over `message`."""
    key = public_keys().get(key_name)
    if key is None:
        return False
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def public_keys() -> dict[str, Ed25519PublicKey]:
    """Every public key by its id: the one in use first, then those used before."""
    return _public_keys(folder())


def key_id(key: Ed25519PublicKey) -> str:
    """Four characters that name a key: the start of SHA-256 over its 32 bytes, in base 32."""
    return b32encode(sha256(key.public_bytes_raw()).digest())[:4].decode()


@cache
def _public_keys(place: Path) -> dict[str, Ed25519PublicKey]:
    keys = [_in_use(place), *(_read(path) for path in sorted(place.glob("licence-code-old-*.pem")))]
    return {key_id(key.public_key()): key.public_key() for key in keys}


@cache
def _in_use(place: Path) -> Ed25519PrivateKey:
    path = place / "licence-code.pem"
    if not path.exists():
        _make(path)
    return _read(path)


def _read(path: Path) -> Ed25519PrivateKey:
    key = serialization.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise RuntimeError(f"密钥文件 {path} 里不是 Ed25519 私钥。从备份放回正确的文件。")
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_bytes(
        Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process made it first: its key is the key
    finally:
        draft.unlink()
