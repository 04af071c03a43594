"""The installation's authority for SM2 certificates: a root, and the issuer below it that signs what people hold.

Made once at set-up as `var/secrets/sm2-root.pem` and `sm2-issuer.pem`, readable by their owner only, kept by backups.
To change the issuer, rename its file to `sm2-issuer-old-YEAR.pem`: the next is made at once, and what the old one
signed stays good.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from asn1crypto import pem, x509
from asn1crypto.keys import PublicKeyInfo

from banyan.engines.identity.certificates import sm2, writing

ROOT_YEARS = 20
ISSUER_YEARS = 10
"""How long the authorities' own certificates hold (assumed)."""

_ORGANISATION = "榕 政务服务平台"


@dataclass(frozen=True, slots=True)
class Credential:
    """A private key with the certificate that stands for it."""

    key: sm2.PrivateKey
    certificate: x509.Certificate

    @property
    def name(self) -> x509.Name:
        return self.certificate.subject

    @property
    def public_key(self) -> PublicKeyInfo:
        return self.certificate.public_key

    @property
    def key_id(self) -> str:
        """By which addresses and rows name it: 40 hexadecimal digits."""
        return writing.key_id(self.public_key).hex()

    @property
    def der(self) -> bytes:
        content: bytes = self.certificate.dump()
        return content

    @property
    def ends(self) -> datetime:
        moment: datetime = self.certificate.not_valid_after
        return moment


@dataclass(frozen=True, slots=True)
class Authority:
    """Root, issuer in use, and the issuers that were in use before."""

    root: Credential
    issuer: Credential
    former: tuple[Credential, ...]

    def named(self, key_id: str) -> Credential | None:
        """The credential with this key, root and former ones too."""
        return next((one for one in (self.issuer, *self.former, self.root) if one.key_id == key_id), None)


def folder() -> Path:
    """Where the keys lie, among the installation's secrets: `sm2-*.pem`."""
    return Path(os.environ.get("BANYAN_SECRETS", "var/secrets"))


def exists() -> bool:
    """Whether the keys have been made, be it that the issuer has been put aside for the next one."""
    place = folder()
    return (place / "sm2-root.pem").exists() and any(place.glob("sm2-issuer*.pem"))


def authority() -> Authority:
    """The installation's authority; what is missing of it is made."""
    return _authority(folder())


@cache
def _authority(place: Path) -> Authority:
    root = _load_or_make(place / "sm2-root.pem", _make_root)
    return Authority(
        root=root,
        issuer=_load_or_make(place / "sm2-issuer.pem", lambda: _make_issuer(root)),
        former=tuple(_read(path) for path in sorted(place.glob("sm2-issuer-old-*.pem"))),
    )


def _load_or_make(path: Path, make: Callable[[], Credential]) -> Credential:
    if not path.exists():
        _write_once(path, make())
    return _read(path)


def _read(path: Path) -> Credential:
    content = path.read_bytes()
    try:
        key = sm2.private_from_pem(content)
        blocks = {kind: der for kind, _, der in pem.unarmor(content, multiple=True)}
        certificate = x509.Certificate.load(blocks["CERTIFICATE"])
    except (ValueError, KeyError) as error:
        raise RuntimeError(f"密钥文件 {path} 里没有 SM2 私钥和它的证书。从备份放回正确的文件。") from error
    return Credential(key, certificate)


def _write_once(path: Path, made: Credential) -> None:
    """Two processes at first use: the file that is linked first stays, the other is forgotten."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_bytes(sm2.private_pem(made.key) + pem.armor("CERTIFICATE", made.der))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _make_root() -> Credential:
    key = sm2.new_key()
    public = sm2.public_key_of(key)
    name = writing.name_of({"organization_name": _ORGANISATION, "common_name": "榕 SM2 根证书"})
    return _credential(key, name, key, name, writing.authority_extensions(public, public, 1), ROOT_YEARS)


def _make_issuer(root: Credential) -> Credential:
    key = sm2.new_key()
    # The year and a few digits of the key tell one issuer from the next.
    mark = writing.key_id(sm2.public_key_of(key)).hex()[:4].upper()
    common = f"榕 SM2 签发证书 {datetime.now(UTC):%Y}-{mark}"
    name = writing.name_of({"organization_name": _ORGANISATION, "common_name": common})
    extensions = writing.authority_extensions(sm2.public_key_of(key), root.public_key, 0)
    return _credential(key, name, root.key, root.name, extensions, ISSUER_YEARS)


def _credential(
    key: sm2.PrivateKey,
    name: x509.Name,
    by: sm2.PrivateKey,
    issuer: x509.Name,
    extensions: list[x509.Extension],
    years: int,
) -> Credential:
    # By the machine's own clock: a simulation moves ours.
    starts = datetime.now(UTC) - timedelta(days=1)
    certificate = writing.signed_certificate(
        serial=writing.new_serial(),
        issuer=issuer,
        subject=name,
        public_key=sm2.public_key_of(key),
        starts=starts,
        ends=starts + timedelta(days=366 * years),
        extensions=extensions,
        by=by,
    )
    return Credential(key, certificate)
