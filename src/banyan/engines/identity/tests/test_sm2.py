"""Signatures by SM2 with SM3: held against the standard's own example and against the openssl program."""

from __future__ import annotations

from pathlib import Path

import pytest
from asn1crypto.algos import DSASignature
from hypothesis import given, settings
from hypothesis import strategies as st

from banyan.engines.identity.certificates import asking, sm2
from banyan.engines.identity.tests import openssl
from banyan.kernel.errors import Invalid

KEY = sm2.new_key()
PUBLIC = sm2.public_key_of(KEY).dump()
SIGNATURE = sm2.sign(KEY, b"message")
R, S = (DSASignature.load(SIGNATURE)[part].native for part in "rs")


def pair(r: int, s: int) -> bytes:
    content: bytes = DSASignature({"r": r, "s": s}).dump()
    return content


def test_the_digest_is_that_of_the_standards_example() -> None:
    """GB/T 32905, A.1: SM3 of "abc"."""
    assert sm2.sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@given(st.binary(max_size=200))
@settings(max_examples=20)
def test_what_was_signed_holds_and_nothing_else_does(message: bytes) -> None:
    signature = sm2.sign(KEY, message)
    assert sm2.holds(PUBLIC, message, signature)
    assert not sm2.holds(PUBLIC, message + b"\0", signature)
    assert not sm2.holds(sm2.public_key_of(sm2.new_key()).dump(), message, signature)


#: What is no signature of the message, by a name that is the same in every run (the key is not).
BROKEN = {
    "r-nought": pair(0, S), "s-nought": pair(R, 0), "r-order": pair(sm2.ORDER, S), "s-order": pair(R, sm2.ORDER),
    "r-beyond": pair(R + sm2.ORDER, S), "s-beyond": pair(R, S + sm2.ORDER), "r-negative": pair(-R, S),
    "s-negative": pair(R, -S), "exchanged": pair(S, R), "longer": SIGNATURE + b"\0", "shorter": SIGNATURE[:-1],
    "empty": b"", "a-byte": b"0", "endless": b"\x30\x80" + SIGNATURE[2:], "long-form": b"\x30\x81" + SIGNATURE[1:],
}  # fmt: skip


@pytest.mark.parametrize("signature", BROKEN.values(), ids=BROKEN.keys())
def test_an_r_or_s_out_of_range_and_a_second_way_of_writing_do_not_hold(signature: bytes) -> None:
    assert not sm2.holds(PUBLIC, b"message", signature)


@given(st.binary(max_size=120))
@settings(max_examples=50)
def test_whatever_bytes_are_no_signature_and_no_key(noise: bytes) -> None:
    assert not sm2.holds(PUBLIC, b"message", noise)
    assert not sm2.holds(noise, b"message", SIGNATURE)


def test_the_program_checks_our_signatures_and_we_check_its(tmp_path: Path) -> None:
    (tmp_path / "message").write_bytes(b"message")
    (tmp_path / "signature").write_bytes(SIGNATURE)
    (tmp_path / "public").write_bytes(PUBLIC)
    words = ("-verify", tmp_path / "public", "-keyform", "DER", "-signature", tmp_path / "signature")
    assert b"OK" in openssl.run("dgst", "-sm3", *words, "-sigopt", openssl.DISTID, tmp_path / "message")
    with pytest.raises(openssl.Failed):
        openssl.run("dgst", "-sm3", *words, "-sigopt", "distid:another", tmp_path / "message")
    theirs = openssl.new_key(tmp_path)
    public = openssl.run("pkey", "-in", theirs.path, "-pubout", "-outform", "DER")
    assert sm2.holds(public, b"message", theirs.sign(b"message"))


def test_a_signature_for_another_identity_of_the_signer_does_not_hold(tmp_path: Path) -> None:
    theirs = openssl.new_key(tmp_path)
    public = openssl.run("pkey", "-in", theirs.path, "-pubout", "-outform", "DER")
    assert not sm2.holds(public, b"message", theirs.sign(b"message", "distid:somebody@else"))
    with pytest.raises(Invalid, match="签名不对"):
        asking.public_key_in(theirs.request(distid="distid:somebody@else"))


def test_only_keys_of_sm2_on_their_curve_are_taken(tmp_path: Path) -> None:
    other = openssl.new_key(tmp_path, curve="P-256")
    with pytest.raises(sm2.NotOfSm2):
        sm2.checked(openssl.run("pkey", "-in", other.path, "-pubout", "-outform", "DER"))
    beside = bytearray(PUBLIC)
    beside[-1] ^= 1
    with pytest.raises(sm2.NotOfSm2):
        sm2.checked(bytes(beside))
    with pytest.raises(Invalid, match="不是 SM2 公钥"):
        asking.public_key_in(openssl.run("req", "-new", "-key", other.path, "-sha256", "-subj", "/CN=x"))


def test_a_request_must_be_signed_by_its_own_key(tmp_path: Path) -> None:
    asked = openssl.run("req", "-outform", "DER", given=openssl.new_key(tmp_path).request())
    assert asking.public_key_in(asked)["algorithm"]["algorithm"].native == "ec"
    altered = asked.replace(b"anybody", b"nobody!")
    assert altered != asked
    with pytest.raises(Invalid, match="签名不对"):
        asking.public_key_in(altered)


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_what_is_no_request_is_told_so(noise: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        asking.public_key_in(noise)
    assert list(refused.value.fields) == ["request"]


def test_a_request_that_is_too_long_is_not_read() -> None:
    with pytest.raises(Invalid, match="不是完整的"):
        asking.public_key_in(b"-----BEGIN CERTIFICATE REQUEST-----" + b"A" * 20_000)
