"""What `banyan doctor` asks of this engine: the keys by which outside systems know us, the authority that issues SM2
certificates, and its published lists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from banyan.engines.identity.certificates import authority
from banyan.engines.identity.models import Certificate, RevocationList
from banyan.engines.identity.provider import signing
from banyan.kernel import clock
from banyan.kernel.doctor import Check, Finding, bad, good, warning
from banyan.kernel.principal import SYSTEM, acting_as

#: A certificate of people holds for two years: from then on the issuer's end would cut theirs short.
ENDS_SOON = timedelta(days=2 * 366)


def keys() -> Finding:
    """The keys that sign certificates, and how long the issuer's own certificate holds."""
    if not authority.exists():
        return _missing()
    ends = authority.authority().issuer.ends
    said = f"签发 SM2 证书的机构证书到 {ends:%Y-%m-%d} 为止"
    if ends - datetime.now(UTC) < ENDS_SOON:
        return warning(said, "换新：把 sm2-issuer.pem 改名为 sm2-issuer-old-年份.pem，重新启动后会生成新的。")
    return good(said)


def _missing() -> Finding:
    with acting_as(SYSTEM):
        used = Certificate.objects.exists()
    if used:
        return bad(
            "签发 SM2 证书的密钥不见了，证书不能签发，也不能用来登录", "从备份取回 secrets 文件夹里的 sm2-*.pem。"
        )
    return warning("还没有签发 SM2 证书的密钥", "运行 make setup，会自动生成。")


def lists() -> Finding:
    """The lists of revoked certificates are published by the worker."""
    with acting_as(SYSTEM):
        rows = list(RevocationList.objects.values_list("following_at", flat=True))
        waiting = Certificate.objects.filter(revoked_at__lt=clock.now() - timedelta(hours=1))
        late = any(not RevocationList.objects.filter(pk=one.issuer, made_at__gte=one.revoked_at).exists()
                   for one in waiting.order_by("-revoked_at")[:1])  # fmt: skip
    if late or any(following < clock.now() for following in rows):
        return bad(
            "证书吊销列表没有按时更新，别处会认不出已吊销的证书", "确认后台服务在运行：bin/banyan run 会一起启动它。"
        )
    return good("证书吊销列表是新的" if rows else "还没有发布证书吊销列表，后台服务启动后会发布")


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


CHECKS = (
    Check("certificate-keys", "证书密钥", keys),
    Check("certificate-lists", "吊销列表", lists),
    Check("sign-on-key", "对外登录", sign_on_key, needs_database=False),
)
