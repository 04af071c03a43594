"""公务员门户 (4-1-3e): one work-list, notices, calendar, contacts and documents over all systems, with one sign-in."""

from banyan.engines.divisions.departments import GOVERNMENT
from banyan.engines.portal.declare import CalendarSource, Entry, Evidence, WorkSource, registered
from banyan.kernel.systems import System


def count_sources() -> str:
    """How many kinds of work and how many places the one workspace brings together."""
    places = sum(entry.place == "rail" for entry in registered(Entry))
    works, days = len(registered(WorkSource)), len(registered(CalendarSource))
    return f"一次登录，{works} 类待办、{days} 类日程、{places} 个入口在一个工作台里"


SYSTEM = System(
    code="workspace",
    title="公务员门户",
    plan=("4-1-3e",),
    owner=GOVERNMENT.code,
    state="works",
    note="待办、消息、日程、通讯录、文档在一个工作台里，一次登录",
    declares=(
        Evidence(
            code="workspace-sources",
            row="4-1-3e",
            measure=count_sources,
            url="/work/",
            test="banyan/site/tests/test_workspace_in_browser.py",
        ),
    ),
)
