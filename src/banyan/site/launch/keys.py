"""The secrets of an installation: a file each under `var/secrets`, mode 600, made once, never replaced."""

import os
import secrets
from pathlib import Path

from banyan.site.launch.trouble import Trouble

KEYS = ("data-key", "index-key", "seal-key")
"""32 random bytes each: encryption of personal data, blind indexes, seal of the audit log."""

WORDS = ("django-secret", "database-superuser", "database-owner", "database-app")
"""Random text each: Django's signing key and the passwords of the database's roles."""


def make(folder: Path, *, data_exists: bool) -> list[str]:
    """Make the missing secrets; returns their names.

    Raises Trouble when data exist but a secret is gone: a new key could not read them.
    """
    missing = [name for name in (*KEYS, *WORDS) if not (folder / name).exists()]
    if missing and data_exists:
        raise Trouble(
            f"数据还在，但密钥文件 {folder / missing[0]} 不见了；没有原来的密钥，已加密的数据无法读取。",
            "从备份取回整个 secrets 文件夹（bin/banyan backup 的备份里有它）。",
        )
    for name in missing:
        _write(folder / name, secrets.token_bytes(32) if name in KEYS else secrets.token_urlsafe(48).encode())
    return missing


def word(folder: Path, name: str) -> str:
    """The text of one secret."""
    return (folder / name).read_text().strip()


def loose(folder: Path) -> list[Path]:
    """Secrets that others than their owner may read."""
    return [path for path in (folder, *sorted(folder.iterdir())) if path.stat().st_mode & 0o077]


def _write(path: Path, content: bytes) -> None:
    # Whole or not at all: a power cut must not leave an empty key that a later start takes for the real one.
    fresh = path.with_name(path.name + ".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)
