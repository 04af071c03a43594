"""What a verification says to a person: the word, what follows from it, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.documents.queries.verify import Verification
from banyan.engines.documents.records import ENDING_WORDS
from banyan.kernel import clock

CHINESE = "zh-CN"
"""A licence speaks Chinese, whatever the page around it."""

SAYINGS: dict[str, tuple[Any, Any]] = {
    "valid": (_("真实，有效"), _("和眼前的证对一对：名称、地址要一样。")),
    "suspended": (_("真实，但暂停使用"), _("发证机关暂停了这张证，恢复以前不能用。")),
    "revoked": (_("不能再用"), _("这张证已经没有效力。有人还在用，可以打 12345 反映。")),
    "expired": (_("已过期，不能再用"), _("请对方出示延续后的新证。")),
    "not_yet": (_("真实，还没到生效日"), _("到生效日才能用。")),
    "superseded": (_("这是旧版，不能再用"), _("证上的内容改过，已换新版。请对方出示新的。")),
    "stale": (_("这个码过期了"), _("出示的码 10 分钟内有效。请对方再点一次“出示”。")),
    "unknown": (_("没有查到这张证"), _("核对一下号码，0 和 O、1 和 I 容易看错。还是查不到，不要当真证收下。")),
    "tampered": (_("码或文件被改过，不能相信"), _("不是我们签发时的样子。请当面看原证，或打 12345 反映。")),
    "unsigned": (_("文件上没有签章"), _("这份文件不是从平台下载的电子证照。请对方从“我的证照”下载后再给您。")),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verification as its page shows it."""

    word: str
    valid: bool
    what_to_do: str
    rows: tuple[dict[str, Any], ...]
    seen: Verification


def verdict_on(seen: Verification) -> Verdict:
    """Put a verification into words."""
    word, what_to_do = SAYINGS[seen.state]
    if seen.state == "revoked":
        word = _("%(ending)s，不能再用") % {"ending": gettext(ENDING_WORDS.get(seen.ending, "已注销"))}
    return Verdict(str(word), seen.state == "valid", str(what_to_do), tuple(_rows(seen)), seen)


def _rows(seen: Verification) -> list[dict[str, Any]]:
    if not seen.title:
        return []
    rows = [{"label": gettext("证照"), "value": seen.title, "lang": CHINESE}]
    if seen.holder:
        on_paper = [(seen.holder_label, seen.holder), *seen.facts]
        rows += [
            {"label": one, "value": text, "label_lang": CHINESE, "lang": CHINESE} for one, text in on_paper if text
        ]
    rows.append({"label": gettext("发证机关"), "value": seen.issuer_name, "lang": CHINESE})
    if seen.holder:
        rows.append({"label": gettext("有效期"), "value": _span(seen.valid_from, seen.valid_to)})
    if seen.state in ("revoked", "suspended") and seen.changed_at is not None:
        rows.append({"label": gettext("日期"), "value": _day(seen.changed_at.astimezone(clock.ZONE).date())})
        rows.append({"label": gettext("原因"), "value": seen.reason, "lang": CHINESE})
    return rows


def _span(start: date | None, end: date | None) -> str:
    if end is None:
        return gettext("长期")
    return gettext("%(start)s 至 %(end)s") % {"start": _day(start), "end": _day(end)}


def _day(day: date | None) -> str:
    return date_format(day, gettext("Y 年 n 月 j 日")) if day else ""
