"""Backup and restore of a whole installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from banyan.site.launch.tests.running import Running, own_folder

pytestmark = pytest.mark.slow


def _write(running: Running, statement: str) -> None:
    """Through a command of the installation, which borrows the database for the while."""
    said = running.call("manage", "shell", "--no-imports", "-c", _SHELL.format(statement=statement))
    assert said.returncode == 0, said.stderr


_SHELL = """
from django.db import connection
from banyan.kernel.principal import SYSTEM, acting_as
with acting_as(SYSTEM), connection.cursor() as cursor:
    cursor.execute({statement!r})
"""
PUT = "INSERT INTO kernel_cache (cache_key, value, expires) VALUES ('probe', 'kept', now())"
CHECK = "SELECT 1 / count(*) FROM kernel_cache WHERE cache_key = 'probe'"


@pytest.fixture
def folder() -> Iterator[Path]:
    with own_folder() as own:
        yield own


def test_a_backup_brings_back_rows_files_and_keys(folder: Path) -> None:
    running = Running(folder / "var")
    assert running.call("setup").returncode == 0
    key = (running.home.secrets / "data-key").read_bytes()
    signing = {path.name: path.read_bytes() for path in running.home.secrets.glob("*.pem")}
    assert set(signing) >= {"licence-root.pem", "licence-signer.pem", "licence-stamper.pem", "licence-code.pem"}
    assert set(signing) >= {"sm2-root.pem", "sm2-issuer.pem"}
    (running.home.var / "files" / "ab").mkdir(parents=True)
    (running.home.var / "files" / "ab" / "blob").write_bytes(b"content")
    _write(running, PUT)
    file = folder / "backup.tar"
    assert running.call("backup", str(file)).returncode == 0
    assert file.stat().st_mode & 0o077 == 0

    other = Running(folder / "other" / "var")
    other.home.var.parent.mkdir()
    said = other.call("restore", str(file))
    assert said.returncode == 0, said.stderr
    assert (other.home.secrets / "data-key").read_bytes() == key
    assert {name: (other.home.secrets / name).read_bytes() for name in signing} == signing
    assert (other.home.var / "files" / "ab" / "blob").read_bytes() == b"content"
    _write(other, CHECK)

    refused = other.call("restore", str(file))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr

    damaged = folder / "damaged.tar"
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 0xFF
    damaged.write_bytes(content)
    refused = other.call("restore", str(damaged), "--replace")
    assert refused.returncode == 1
    assert "没有改动任何数据" in refused.stderr
    _write(other, CHECK)
