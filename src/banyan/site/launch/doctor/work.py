"""Checks of what the platform does by itself: worker, events, calendar, fonts."""

from banyan.kernel import calendar, clock, health, outbox
from banyan.kernel.doctor import Check, Finding, bad, good, warning
from banyan.site.config import ROOT

CROWDED = 10_000


def worker() -> Finding:
    if health.worker_lives():
        return good("后台服务正在运行")
    return bad("后台服务没有运行，通知和定时工作都停着", "运行 make run；已在运行时查看 var/log/worker.log。")


def events() -> Finding:
    counted = outbox.backlog()
    said = f"等待派送 {counted['waiting']} 件，死信 {counted['dead']} 件"
    if counted["dead"]:
        return bad(said, "bin/banyan events dead 查看原因，处理后 bin/banyan events replay 重新派送。")
    if counted["waiting"] > CROWDED or counted["failing"]:
        return warning(
            said + f"，其中 {counted['failing']} 件曾失败", "确认后台服务在运行；bin/banyan events 查看原因。"
        )
    return good(said)


def working_days() -> Finding:
    """The State Council publishes a year's holidays late in the year before."""
    known = calendar.workdays().years
    today = clock.today()
    if today.year not in known:
        return bad(
            f"没有 {today.year} 年的节假日安排，办理时限只能暂按周末和固定节日推算",
            "由系统管理员在“工作日历”页载入国务院的放假通知，或用 bin/banyan workdays load 载入。",
        )
    if today.year + 1 not in known and today.month >= 11:
        what = f"还没有 {today.year + 1} 年的节假日安排，跨年的时限是暂定的"
        return warning(what, "国务院的通知公布后，用 bin/banyan workdays load 或“工作日历”页载入。")
    return good(f"节假日安排到 {max(known)} 年")


def fonts() -> Finding:
    """Printed documents need Chinese fonts, which the front end's packages bring."""
    folder = ROOT / "frontend" / "node_modules" / "@expo-google-fonts"
    found = sum(1 for _ in folder.rglob("*.ttf")) if folder.exists() else 0
    if found:
        return good(f"中文字体 {found} 个")
    return bad("没有中文字体，证照和文书不能打印", "运行 make setup，会从锁定的软件包取得字体。")


CHECKS = [
    Check("worker", "后台服务", worker),
    Check("events", "事件派送", events),
    Check("calendar", "工作日历", working_days),
    Check("fonts", "字体", fonts, needs_database=False),
]
