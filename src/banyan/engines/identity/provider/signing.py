"""The RSA keys that sign id tokens (RS256, which every client must know: OpenID Connect Core 1.0, 15.1).

The key in use lies in `var/secrets/sign-on-key.pem`. To change it, rename it to `sign-on-old-YEAR.pem`: tokens that it
signed still verify, new ones are signed by the key that is made next.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

_BITS = 3072
LEAST_BITS = 2048


def folder() -> Path:
    """Where the installation's keys lie."""
    return Path(os.environ.get("BANYAN_SECRETS", "var/secrets"))


def key_in_use() -> str:
    """The key that signs, as PEM; made when there is none."""
    return _in_use(folder())


def all_keys() -> tuple[str, ...]:
    """Every key whose signatures still count, as PEM, the one in use first."""
    place = folder()
    return (key_in_use(), *(path.read_text() for path in sorted(place.glob("sign-on-old-*.pem"))))


def check(path: Path) -> str:
    """The key of a file as PEM. RuntimeError when it is no RSA key of at least 2048 bits."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError) as error:
        raise RuntimeError(f"密钥文件 {path} 读不出来。从备份放回，或者改名移走，启动时会做新的。") from error
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < LEAST_BITS:
        raise RuntimeError(f"密钥文件 {path} 里不是 {LEAST_BITS} 位以上的 RSA 私钥。从备份放回正确的文件。")
    return path.read_text()


@cache
def _in_use(place: Path) -> str:
    path = place / "sign-on-key.pem"
    if not path.exists():
        _make(path)
    return check(path)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    draft.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process made it first: its key is the key
    finally:
        draft.unlink()
