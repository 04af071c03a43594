"""Personal data at rest: authenticated encryption, with the keys outside the database, and blind indexes.

AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; the context (table and column) is bound in as
additional data, so that a value moved to another column does not open. A blind index is the first 16 bytes
of HMAC-SHA-256 over the normalised value; it finds equal values and tells nothing else.
"""

from __future__ import annotations

import hmac
import os
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION = b"\x01"
_NONCE = 12


class Unreadable(Exception):
    """A sealed value was altered, moved, or sealed under another key."""


def _key(name: str) -> bytes:
    path = Path(os.environ.get("BANYAN_SECRETS", "var/secrets")) / name
    try:
        key = path.read_bytes()
    except OSError as error:
        raise RuntimeError(f"缺少密钥文件 {path}。运行 bin/banyan setup 生成，或从备份放回。") from error
    if len(key) != 32:
        raise RuntimeError(f"密钥文件 {path} 应为 32 字节。从备份放回正确的文件。")
    return key


@cache
def _cipher() -> AESGCM:
    return AESGCM(_key("data-key"))


@cache
def _index_key() -> bytes:
    return _key("index-key")


def seal(text: str, context: str) -> bytes:
    """Encrypt `text`; `context` names where it lives and must be given again to open it."""
    nonce = os.urandom(_NONCE)
    return _VERSION + nonce + _cipher().encrypt(nonce, text.encode(), context.encode())


def unseal(sealed: bytes, context: str) -> str:
    """The text of a sealed value; `Unreadable` when it is not whole or not of this context."""
    body = bytes(sealed)
    if body[:1] != _VERSION:
        raise Unreadable("unknown form of sealed value")
    try:
        plain = _cipher().decrypt(body[1 : 1 + _NONCE], body[1 + _NONCE :], context.encode())
    except InvalidTag as error:
        raise Unreadable("sealed value does not open") from error
    return plain.decode()


def blind_index(text: str, context: str) -> bytes:
    """16 bytes by which equal values of one context are found without being read."""
    return keyed_digest(f"{context}\x00{text}")[:16]


def keyed_digest(text: str) -> bytes:
    """HMAC-SHA-256 of `text` under the index key, 32 bytes."""
    return hmac.digest(_index_key(), text.encode(), "sha256")
