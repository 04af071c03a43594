"""Digests of audit rows and seals: SM3 (GB/T 32905), and HMAC-SM3 with a key outside the database.

The key makes the chain more than a checksum: who holds the database but not `var/secrets/seal-key` cannot
write a chain that verifies.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac

COLUMNS = (
    "id", "tx", "at", "action", "kind", "account_id", "channel",
    "aggregate", "aggregate_id", "org_id", "division", "about",
)  # fmt: skip
LENGTH = 32


@cache
def _seal_key() -> bytes:
    path = Path(os.environ.get("BANYAN_SECRETS", "var/secrets")) / "seal-key"
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuntimeError(f"缺少密钥文件 {path}。运行 bin/banyan setup 生成，或从备份放回。") from error


def row_digest(row: Sequence[Any]) -> bytes:
    """SM3 over a row's columns, in the order of `COLUMNS`, as canonical JSON."""
    text = json.dumps([str(value) if value is not None else None for value in row], ensure_ascii=False)
    digest = hashes.Hash(hashes.SM3())
    digest.update(text.encode())
    return digest.finalize()


def seal_digest(number: int, from_tx: int, to_tx: int, ids: Sequence[int], digests: bytes, previous: bytes) -> bytes:
    """HMAC-SM3 over a seal's contents and the digest of the seal before it."""
    mac = hmac.HMAC(_seal_key(), hashes.SM3())
    head = json.dumps([number, from_tx, to_tx, list(ids)])
    for part in (head.encode(), digests, previous):
        mac.update(len(part).to_bytes(8, "big"))
        mac.update(part)
    return mac.finalize()
