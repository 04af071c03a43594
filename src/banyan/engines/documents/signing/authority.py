"""The installation's own certificate authority: root, the key that signs licences, the key that stamps time.

Made once at set-up as `var/secrets/licence-*.pem`, readable by their owner only, and kept by backups. It is a
self-made authority: whoever checks a licence away from this platform must first be given the root certificate
(published at `/verify/key`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = ec.EllipticCurvePrivateKey
ROOT_YEARS = 20
LEAF_YEARS = 10
"""How long the certificates hold (assumed)."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A private key with the certificate that stands for it."""

    key: Key
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class Authority:
    """The three credentials of an installation."""

    root: Credential
    signer: Credential
    stamper: Credential


def folder() -> Path:
    """Where the keys of this engine lie, among the installation's secrets: `licence-*.pem`."""
    return Path(os.environ.get("BANYAN_SECRETS", "var/secrets"))


def exists() -> bool:
    """Whether the keys have been made."""
    return (folder() / "licence-root.pem").exists()


def authority() -> Authority:
    """The installation's authority; made when there is none yet."""
    return _authority(folder())


@cache
def _authority(place: Path) -> Authority:
    root = _load_or_make(place / "licence-root.pem", _make_root)
    return Authority(
        root=root,
        signer=_load_or_make(place / "licence-signer.pem", lambda: _issue(root, "榕 电子证照签发", _key())),
        stamper=_load_or_make(place / "licence-stamper.pem", lambda: _issue(root, "榕 时间戳", _key(), stamps=True)),
    )


def _load_or_make(path: Path, make: Callable[[], Credential]) -> Credential:
    if not path.exists():
        _write_once(path, make())
    return _read(path)


def _read(path: Path) -> Credential:
    content = path.read_bytes()
    key = serialization.load_pem_private_key(content, None)
    if not isinstance(key, Key):
        raise RuntimeError(f"密钥文件 {path} 里不是椭圆曲线私钥。从备份放回正确的文件。")
    return Credential(key, x509.load_pem_x509_certificate(content))


def _write_once(path: Path, made: Credential) -> None:
    """Two processes at first use: the file that is linked first stays, the other is forgotten."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_bytes(
        made.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.certificate.public_bytes(serialization.Encoding.PEM)
    )
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "榕 政务服务平台（演示）"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def _make_root() -> Credential:
    key = _key()
    subject = _name("榕 电子证照根证书")
    builder = _builder(subject, subject, key, ROOT_YEARS)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(certificates=True), critical=True)
    return Credential(key, builder.sign(key, hashes.SHA256()))


def _issue(root: Credential, common: str, key: Key, *, stamps: bool = False) -> Credential:
    builder = _builder(_name(common), root.certificate.subject, key, LEAF_YEARS)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(certificates=False), critical=True)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key()), critical=False
    )
    if stamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    return Credential(key, builder.sign(root.key, hashes.SHA256()))


def _builder(subject: x509.Name, issuer: x509.Name, key: Key, years: int) -> x509.CertificateBuilder:
    start = _start()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=366 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _start() -> datetime:
    """By the machine's own clock: a simulation moves ours, but never the time in a signature."""
    return datetime.now(UTC) - timedelta(days=1)


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=not certificates,
        key_cert_sign=certificates,
        crl_sign=certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
