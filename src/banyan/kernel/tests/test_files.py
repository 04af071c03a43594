"""Blobs are stored whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from banyan.kernel import files
from banyan.kernel.errors import NotFound, TooLarge


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANYAN_VAR", str(tmp_path))


def stored() -> list[str]:
    return [name for _, _, names in os.walk(os.environ["BANYAN_VAR"]) for name in names]


def test_what_is_put_is_read_again_and_kept_once() -> None:
    blob = files.put([b"ab", b"c"])
    assert files.put(b"abc") == blob
    assert files.open_blob(blob.digest).read() == b"abc"
    assert stored() == [blob.digest]


def test_too_much_leaves_nothing() -> None:
    with pytest.raises(TooLarge):
        files.put((b"x" * 600 for _ in range(3)), limit=1000)
    assert stored() == []


def test_a_broken_stream_leaves_nothing() -> None:
    def broken() -> Iterator[bytes]:
        yield b"x"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        files.put(broken())
    assert stored() == []


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "0" * 63, "Z" * 64, "0" * 64])
def test_only_digests_of_stored_blobs_open(digest: str) -> None:
    with pytest.raises(NotFound):
        files.open_blob(digest)
