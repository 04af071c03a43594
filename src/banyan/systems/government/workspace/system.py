"""公务员门户 (4-1-3e): one work-list over all systems, from the portal engine."""

from banyan.engines.divisions.departments import GOVERNMENT
from banyan.engines.portal.declare import Entry, Evidence, WorkSource, registered
from banyan.kernel.systems import System


def count_sources() -> str:
    """How many kinds of work and how many places the one workspace brings together."""
    places = sum(entry.place == "rail" for entry in registered(Entry))
    return f"一次登录，{len(registered(WorkSource))} 类待办、{places} 个入口在一个工作台里"


SYSTEM = System(
    code="workspace",
    title="公务员门户",
    plan=("4-1-3e",),
    owner=GOVERNMENT.code,
    state="partial",
    note="待办、消息、监察在用；日程和通讯录以后再加",
    declares=(Evidence(code="workspace-sources", row="4-1-3e", measure=count_sources, url="/work/"),),
)
