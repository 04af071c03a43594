"""Checks of identity: the key by which outside systems know that they were told by us."""

from __future__ import annotations

from banyan.engines.identity.provider import signing
from banyan.kernel.doctor import Check, Finding, bad, good, warning


def sign_on_key() -> Finding:
    """The key that signs id tokens."""
    path = signing.folder() / "sign-on-key.pem"
    if not path.exists():
        return warning("还没有对外登录的签名密钥", "运行 make setup，会自动生成；用过的从备份取回 sign-on-*.pem。")
    try:
        signing.check(path)
    except (RuntimeError, OSError) as error:
        return bad(str(error), "从备份取回 secrets 文件夹里的 sign-on-key.pem。")
    return good("对外登录的签名密钥可用")


CHECKS = (Check("sign-on-key", "对外登录", sign_on_key, needs_database=False),)
