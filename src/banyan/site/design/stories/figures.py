"""Samples: charts with a finding each, figures, tables, filters."""

from typing import Any

MONTHS = [f"{month} 月" for month in (12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)]
ONLINE = {
    "kind": "area",
    "title": "网办率一年升了 9 个点",
    "sub": "网上办理占比，%。虚线是去年",
    "unit": "%",
    "heading": "月份",
    "categories": MONTHS,
    "series": [
        {"name": "今年", "values": [87.6, 88.0, 88.9, 89.7, 90.2, 91.6, 92.5, 93.0, 94.1, 95.2, 95.9, 96.8]},
        {
            "name": "去年",
            "values": [85.0, 85.3, 85.5, 86.0, 86.2, 86.5, 86.7, 87.0, 87.1, 87.2, 87.3, 87.6],
            "dashed": True,
        },
    ],
    "min": 80,
    "max": 100,
    "note": "统计到 11 月 22 日 24 时。",
}
RETURNED = {
    "kind": "hbar",
    "title": "材料不全是退回的头号原因",
    "sub": "本月，退回件数",
    "unit": "件",
    "heading": "原因",
    "categories": ["材料不全", "填写有误", "条件不符", "重复申请"],
    "series": [{"name": "退回", "values": [412, 268, 97, 41]}],
}
ON_TIME = {
    "kind": "line",
    "title": "台风停工后，按时率两周内回到 99%",
    "sub": "按时办结率，%，近 8 周",
    "unit": "%",
    "heading": "周",
    "categories": [f"第 {week} 周" for week in range(38, 46)],
    "series": [{"name": "按时办结率", "values": [99.1, 99.2, 98.4, 96.8, 97.9, 98.8, 99.1, 99.2]}],
    "target": {"name": "目标 99%", "value": 99},
    "min": 96,
    "max": 100,
}
BY_STATE = {
    "kind": "stack",
    "title": "三明、宁德逾期的占得多",
    "sub": "在办件按时限分，件",
    "unit": "件",
    "heading": "地区",
    "categories": ["福州", "厦门", "泉州", "三明", "宁德"],
    "series": [
        {"name": "正常", "values": [402, 207, 388, 118, 124], "kind": "done"},
        {"name": "临期", "values": [52, 8, 38, 48, 41], "kind": "near"},
        {"name": "逾期", "values": [2, 0, 1, 6, 5], "kind": "over"},
    ],
}
CHANNELS = {
    "kind": "share",
    "title": "八成从网上来",
    "sub": "昨天收件，按渠道",
    "unit": "件",
    "heading": "渠道",
    "categories": ["网上", "窗口", "电话", "自助机"],
    "series": [{"name": "收件", "values": [812, 96, 61, 31]}],
}
LATE = {
    "title": "三明、宁德、南平收件占 19%，逾期未办占 43%",
    "sub": "每万件里逾期未办的件数，本月",
    "unit": "件",
    "late": True,
    "values": {
        "350100000000": 0.2,
        "350200000000": 0.1,
        "350300000000": 0.2,
        "350400000000": 0.7,
        "350500000000": 0.2,
        "350600000000": 0.3,
        "350700000000": 0.4,
        "350800000000": None,
        "350900000000": 0.6,
        "350128000000": 0.1,
    },
    "flags": ("350400000000", "350900000000"),
    "note": "红旗：本月有红牌。",
}
ONLINE_BY_CITY = {
    "title": "网办率厦门、平潭最高",
    "sub": "网上办理占比，%",
    "unit": "%",
    "values": {
        "350100000000": 98,
        "350200000000": 99,
        "350300000000": 96,
        "350400000000": 91,
        "350500000000": 97,
        "350600000000": 94,
        "350700000000": 90,
        "350800000000": 93,
        "350900000000": 92,
        "350128000000": 99,
    },
    "urls": {"350100000000": "#figures"},
}
COLUMNS = (
    {"label": "地区", "sort": "ascending", "url": "#figures"},
    {"label": "收件", "num": True},
    {"label": "按时", "num": True},
    {"label": "状态"},
)
ROWS = (
    ("福州市", "402,310", "99.3%", {"tag": {"kind": "done", "word": "正常"}}),
    {"cells": ("宁德市", "124,977", "98.7%", {"tag": {"kind": "near", "word": "临期多"}}), "selected": True},
    {"cells": ("三明市", "118,402", "98.4%", {"tag": {"kind": "over", "word": "有逾期"}}), "url": "#figures"},
)
CHIPS = (
    {"label": "餐饮", "url": "#figures", "current": True, "clear": True},
    {"label": "临期", "url": "#figures", "count": 6},
    {"label": "逾期", "url": "#figures", "count": 0},
)
BARS = (
    {"label": "材料不全", "value": 412},
    {"label": "填写有误", "value": 268},
    {"label": "条件不符", "value": 97, "kind": "near"},
)


def samples() -> dict[str, Any]:
    """Charts, a table, chips, bars without script."""
    return {
        "maps": (LATE, ONLINE_BY_CITY),
        "charts": (ONLINE, RETURNED, ON_TIME, BY_STATE, CHANNELS),
        "columns": COLUMNS,
        "rows": ROWS,
        "chips": CHIPS,
        "bars": BARS,
        "spark": [99.1, 99.0, 98.6, 97.2, 98.4, 99.0, 99.2, 99.3],
    }
