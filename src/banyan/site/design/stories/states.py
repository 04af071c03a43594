"""Samples: status tags, timelines, steppers, jobs."""

from datetime import UTC, date, datetime
from typing import Any

TAGS = (
    ("wait", "未受理"),
    ("doing", "办理中"),
    ("near", "今日到期"),
    ("over", "逾期"),
    ("pause", "暂停计时"),
    ("back", "待补正"),
    ("done", "已办好"),
    ("refuse", "不予许可"),
    ("trial", "试用"),
    ("plain", "要上传"),
)
STEPS = ("申请人", "经营项目", "经营场所", "材料", "核对提交")
PARCEL = (
    {"title": "作出决定", "text": "最迟 12 月 3 日（周四）", "state": "next"},
    {
        "title": "等待现场核查",
        "time": datetime(2026, 11, 23, 2, 12, tzinfo=UTC),
        "text": "时间是您选的。时钟从这时起暂停。",
        "state": "now",
    },
    {"title": "请您补 1 份材料", "time": datetime(2026, 11, 19, 1, 20, tzinfo=UTC), "state": "back"},
    {
        "title": "已受理，开始计时",
        "time": datetime(2026, 11, 18, 7, 26, tzinfo=UTC),
        "state": "done",
        "url": "#states",
        "link": "受理通知书（PDF，84 KB）",
    },
    {"title": "您提交了申请", "time": datetime(2026, 11, 17, 13, 37, tzinfo=UTC), "state": "done"},
)
REFUSED = (
    {
        "title": "不予许可",
        "time": datetime(2026, 12, 3, 8, 5, tzinfo=UTC),
        "text": "理由：专间没有独立设置（食品安全法第三十三条）。不服可在 60 日内申请行政复议。",
        "state": "refuse",
        "url": "#states",
        "link": "决定书",
    },
    {"title": "现场核查", "time": datetime(2026, 11, 25, 2, 20, tzinfo=UTC), "state": "done"},
)
JOBS = (
    {"title": "导入人口数据", "state": "waiting", "message": "前面还有 1 件", "done": 0, "total": 0},
    {
        "title": "导入人口数据",
        "state": "running",
        "message": "正在核对身份号码",
        "done": 62_318,
        "total": 100_000,
        "bad": 14,
    },
    {
        "title": "导入人口数据",
        "state": "done",
        "message": "14 行有错，已另存，可以改好再导",
        "done": 100_000,
        "total": 100_000,
        "bad": 14,
    },
    {
        "title": "导入人口数据",
        "state": "failed",
        "message": "磁盘满了。已导入的都在，腾出空间后从这里接着导。",
        "done": 62_318,
        "total": 100_000,
    },
)


def samples() -> dict[str, Any]:
    """Tags, steps, two timelines, four jobs, a date."""
    return {
        "tags": TAGS,
        "steps": STEPS,
        "parcel": PARCEL,
        "refused": REFUSED,
        "jobs": JOBS,
        "ratings": (5, 4, 3, 2, 1),
        "day": date(2026, 12, 3),
    }
