"""统一政府门户 (4-1-2a): portal, services and disclosure are the system; this declares its owner and its evidence."""

from datetime import timedelta

from banyan.engines.disclosure.queries import published_since
from banyan.engines.divisions import queries as divisions
from banyan.engines.divisions.departments import GOVERNMENT
from banyan.engines.portal.declare import Evidence
from banyan.engines.services.consult.queries import waiting_now
from banyan.kernel import clock
from banyan.kernel.systems import System


def count_sites() -> str:
    """How many sites this installation serves, by level; what they published lately; what was asked and waits."""
    cities = [one for one in divisions.children(divisions.province().code) if one.site]
    counties = [one for city in cities for one in divisions.children(city.code) if one.site]
    zones = sum(bool(one.zone) for one in counties)
    sites = f"一套安装，省 1 个、市 {len(cities)} 个、实验区 {zones} 个、县 {len(counties) - zones} 个站点"
    published, in_time = published_since(clock.today() - timedelta(days=30))
    shown = f"近 30 天公示许可 {published:,} 件，七日内 {in_time:,} 件" if published else "近 30 天没有要公示的许可"
    asked = waiting_now("35")
    return f"{sites}；{shown}；待答复的咨询 {asked.open:,} 条，逾期 {asked.overdue:,} 条"


SYSTEM = System(
    code="unified-portal",
    title="统一政府门户",
    plan=("4-1-2a",),
    owner=GOVERNMENT.code,
    note="办事、查询、咨询、信息公开在用，一次登录进所有系统；编辑的新闻和专栏以后再加",
    declares=(
        Evidence(
            code="portal-sites",
            row="4-1-2a",
            measure=count_sites,
            url="/sites/",
            test="banyan/site/tests/test_unified_portal.py",
        ),
    ),
)
