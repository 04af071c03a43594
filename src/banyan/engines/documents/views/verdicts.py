"""What a verification says to a person: the word, what follows from it, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from banyan.engines.documents.contents import said, said_on
from banyan.engines.documents.queries.verify import Verification
from banyan.engines.documents.records import ENDING_WORDS

SAYINGS: dict[str, tuple[str, str]] = {
    "valid": ("真实，有效", "和眼前的证对一对：名称、地址要一样。"),
    "suspended": ("真实，但暂停使用", "发证机关暂停了这张证，恢复以前不能用。"),
    "revoked": ("不能再用", "这张证已经没有效力。有人还在用，可以打 12345 反映。"),
    "expired": ("已过期，不能再用", "请对方出示延续后的新证。"),
    "not_yet": ("真实，还没到生效日", "到生效日才能用。"),
    "superseded": ("这是旧版，不能再用", "证上的内容改过，已换新版。请对方出示新的。"),
    "stale": ("这个码过期了", "出示的码 10 分钟内有效。请对方再点一次“出示”。"),
    "unknown": ("没有查到这张证", "核对一下号码，0 和 O、1 和 I 容易看错。还是查不到，不要当真证收下。"),
    "tampered": ("码或文件被改过，不能相信", "不是我们签发时的样子。请当面看原证，或打 12345 反映。"),
    "unsigned": ("文件上没有签章", "这份文件不是从平台下载的电子证照。请对方从“我的证照”下载后再给您。"),
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
        word = f"{ENDING_WORDS.get(seen.ending, '已注销')}，{word}"
    return Verdict(word, seen.state == "valid", what_to_do, tuple(_rows(seen)), seen)


def _rows(seen: Verification) -> list[dict[str, Any]]:
    if not seen.title:
        return []
    pairs: list[tuple[str, str]] = [("证照", seen.title)]
    if seen.holder:
        pairs += [(seen.holder_label, seen.holder), *seen.facts, ("有效期", _span(seen.valid_from, seen.valid_to))]
    pairs.append(("发证机关", seen.issuer_name))
    if seen.state in ("revoked", "suspended") and seen.changed_at is not None:
        pairs.append(("日期", said_on(seen.changed_at)))
        pairs.append(("原因", seen.reason))
    return [{"label": label, "value": value} for label, value in pairs if value]


def _span(start: date | None, end: date | None) -> str:
    return f"{said(start)} 至 {said(end)}" if end else "长期"
