"""What `banyan doctor` asks of this engine: can papers be set and signed, and does anything wait too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.signing import authority
from banyan.engines.documents.typesetting.fonts import FontsMissing, found_family
from banyan.kernel import clock
from banyan.kernel.doctor import Check, Finding, bad, good, warning
from banyan.kernel.principal import SYSTEM, acting_as

LONG = timedelta(hours=1)
ENDS_SOON = timedelta(days=365)


def face() -> Finding:
    """The Chinese face in which papers are set."""
    try:
        return good(f"电子证照用“{found_family()}”排版")
    except FontsMissing as missing:
        return bad("没有找到中文宋体，电子证照排不出来", missing.message)


def keys() -> Finding:
    """The keys that sign papers, and how long their certificate holds."""
    if not authority.exists():
        return _missing()
    ends = authority.authority().signer.certificate.not_valid_after_utc
    said = f"签发证照的证书到 {ends:%Y-%m-%d} 为止"
    if ends - datetime.now(UTC) < ENDS_SOON:
        return warning(said, "换新证书：把 licence-signer.pem 改名存档，重新启动后会生成新的。")
    return good(said)


def _missing() -> Finding:
    with acting_as(SYSTEM):
        used = LicenceVersion.objects.exclude(paper="").exists()
    if used:
        return bad("签发证照的密钥不见了，已发的证照验不了", "从备份取回 secrets 文件夹里的 licence-*.pem。")
    return warning("还没有签发证照的密钥", "运行 make setup，会自动生成。")


def papers() -> Finding:
    """The worker makes papers soon after licences are issued."""
    with acting_as(SYSTEM):
        late = LicenceVersion.objects.filter(paper="", created_at__lt=clock.now() - LONG).count()
    if late:
        return warning(f"{late} 张证照的文件还没有做", "确认后台服务在运行；有人下载时会当场做出来。")
    return good("证照文件都已做好")


CHECKS = (
    Check("licence-face", "证照字体", face, needs_database=False),
    Check("licence-keys", "证照密钥", keys),
    Check("licence-papers", "证照文件", papers),
)
