"""Start-up checks: a Chinese face for the papers, and the keys that sign them."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, register
from django.core.checks import Warning as Warn

from banyan.engines.documents.signing.authority import folder
from banyan.engines.documents.typesetting.fonts import FontsMissing, found_family


@register()
def chinese_face(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Without a Chinese face no licence can be set; everything else works."""
    try:
        found_family()
    except FontsMissing as missing:
        return [Warn("没有找到中文宋体，电子证照排不出来。", hint=missing.message, id="documents.W001")]
    return []


@register()
def keys_are_private(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """The keys that sign licences are read by their owner only."""
    open_ones = [path.name for path in folder().glob("licence-*.pem") if path.stat().st_mode & 0o077]
    if not open_ones:
        return []
    hint = f"运行 chmod 600 {folder()}/licence-*.pem"
    return [Warn(f"签发证照的密钥别人也读得到：{'、'.join(open_ones)}。", hint=hint, id="documents.W002")]
