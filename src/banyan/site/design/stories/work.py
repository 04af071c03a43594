"""Samples: the work list and what a clerk sees on a case."""

from datetime import date, timedelta
from typing import Any


def _row(who: str, what: str, no: str, kind: str, word: str, left: str, **more: Any) -> dict[str, Any]:
    clock = {"used": more.pop("used"), "limit": more.pop("limit", 9), "state": more.pop("state", "")}
    return {
        "who": who,
        "what": what,
        "no": no,
        "url": "#work",
        "tag": {"kind": kind, "word": word},
        "left": left,
        "clock": clock,
        **more,
    }


ROWS = (
    _row("郑某某", "小餐饮登记", "0288", "over", "逾期", "超 1 天", used=10, state="over"),
    _row("三坊茶舍（陈某某）", "食品经营许可（变更）", "0305", "near", "今日到期", "剩 0 天", used=9, state="near"),
    _row("福州榕味小馆餐饮有限公司", "食品经营许可（新办）", "0417", "doing", "审查", "剩 6 天", used=3, current=True),
    _row(
        "福州某某学校食堂", "食品经营许可（新办）", "0431", "pause", "现场核查", "核查中，不计时", used=2, state="pause"
    ),
    _row("王庄夜市 12 号摊（许某）", "小餐饮登记", "0459", "wait", "未受理", "剩 4 天", used=1, limit=5),
)
CHECKS = (
    {
        "state": "near",
        "title": "布局图上，粗加工间与凉菜间共用一扇门",
        "note": "规则：专间应独立设置。请看图第 1 页",
        "url": "#work",
        "link": "看图",
    },
    {"state": "ok", "title": "经营场所在标准地址库，与营业执照一致", "note": "标准地址库，11-23 09:02"},
    {"state": "ok", "title": "营业执照", "waived": True, "note": "法人库，11-18 09:02"},
    {
        "state": "bad",
        "title": "法定代表人有从业禁止记录",
        "note": "信用监管库，11-23 09:02",
        "url": "#work",
        "link": "看记录",
    },
)


def _entry(title: str, kind: str = "plain", word: str = "", time: str = "", **more: Any) -> dict[str, Any]:
    tag = {"kind": kind, "word": word} if word else None
    return {"title": title, "kind": kind, "tag": tag, "time": time, "url": "#work", **more}


_HAPPENS = {
    9: [_entry("承诺期限：食品经营许可（0305）", "near", "承诺期限", text="三坊茶舍（陈某某）")],
    11: [
        _entry("联合踏勘碰头", "wait", "待答复", "09:30–10:30", place="3 号楼 206"),
        _entry("现场核查、检验：食品经营许可（0431）", "pause", "现场核查", text="福州某某学校食堂"),
    ],
    16: [_entry("逾期：小餐饮登记（0288）", "over", "逾期", text="郑某某")],
}


def _days(first: date, count: int) -> list[dict[str, Any]]:
    days = (first + timedelta(days=at) for at in range(count))
    return [_day(day, _HAPPENS.get(day.day, []) if day.month == 11 else []) for day in days]


def _day(day: date, entries: list[dict[str, Any]]) -> dict[str, Any]:
    chosen = day == date(2026, 11, 11)
    return {
        "date": day, "entries": entries, "named": entries, "more": 3 if chosen else 0, "url": "#work", "chosen": chosen,
        "rest": day.weekday() > 4, "outside": day.month != 11, "today": day == date(2026, 11, 9),
        "mark": "补班" if day == date(2026, 11, 14) else "",
    }  # fmt: skip


def samples() -> dict[str, Any]:
    """Rows of a work list, checks done beforehand, a month."""
    days = _days(date(2026, 10, 26), 42)
    weeks = [days[at : at + 7] for at in range(0, 42, 7)]
    listed = [day for day in days if day["entries"]] + days[20:21]
    return {"rows": ROWS, "checks": CHECKS, "weeks": weeks, "listed": listed}
