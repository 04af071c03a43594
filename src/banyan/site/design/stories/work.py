"""Samples: the work list and what a clerk sees on a case."""

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


def samples() -> dict[str, Any]:
    """Rows of a work list, checks done beforehand."""
    return {"rows": ROWS, "checks": CHECKS}
