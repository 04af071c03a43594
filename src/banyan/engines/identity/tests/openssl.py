"""The `openssl` program as an independent client: makes keys, requests and signatures, checks what we issue."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

#: The signer's identity that everybody uses; given openly, because the program has none by itself.
DISTID = "distid:1234567812345678"


class Failed(Exception):
    """The program ended with an error; its words."""


def run(*words: str | Path, given: bytes = b"") -> bytes:
    """What the program answers; Failed when it does not succeed."""
    done = subprocess.run(["openssl", *map(str, words)], input=given, capture_output=True, timeout=30)
    if done.returncode:
        raise Failed((done.stdout + done.stderr).decode(errors="replace"))
    return done.stdout


@dataclass(frozen=True)
class Key:
    """A private key in a file of its own."""

    path: Path

    def request(self, name: str = "anybody", distid: str = DISTID) -> bytes:
        """A PKCS #10 request in PEM."""
        return run("req", "-new", "-key", self.path, "-sm3", "-sigopt", distid, "-subj", f"/CN={name}")

    def sign(self, message: bytes, distid: str = DISTID) -> bytes:
        """A signature in DER."""
        place = self.path.with_suffix(".message")
        place.write_bytes(message)
        return run("dgst", "-sm3", "-sign", self.path, "-sigopt", distid, place)


def new_key(folder: Path, name: str = "key", curve: str = "SM2") -> Key:
    """A fresh key, of SM2 unless told otherwise."""
    path = folder / f"{name}.pem"
    how = ("-algorithm", "SM2") if curve == "SM2" else ("-algorithm", "EC", "-pkeyopt", f"ec_paramgen_curve:{curve}")
    path.write_bytes(run("genpkey", *how))
    return Key(path)


def text_of(kind: str, der: bytes, *more: str) -> str:
    """A certificate (`x509`) or list (`crl`) as the program reads it."""
    return run(kind, "-inform", "DER", "-noout", "-text", *more, given=der).decode()


def check_list(der: bytes, issuer: bytes, folder: Path) -> None:
    """Failed unless the list is signed by this issuer (a certificate in DER).

    By its parts: the program's own check of lists (`crl -CAfile`, `verify -crl_check`) knows no identity of the signer
    and so finds no list good that is signed for the usual one.
    """
    (folder / "list").write_bytes(der)
    (folder / "issuer").write_bytes(run("x509", "-inform", "DER", "-noout", "-pubkey", given=issuer))
    lines = run("asn1parse", "-inform", "DER", "-in", folder / "list").decode().splitlines()
    places = [line.strip().split(":")[0] for line in lines if ":d=1 " in line]
    for name, place in (("body", places[0]), ("signature", places[2])):
        run("asn1parse", "-inform", "DER", "-in", folder / "list", "-strparse", place, "-out", folder / name, "-noout")
    signed = ("-verify", folder / "issuer", "-signature", folder / "signature")
    run("dgst", "-sm3", *signed, "-sigopt", DISTID, folder / "body")
