"""统一政府门户 (4-1-2a): the portal engine itself is the system; this declares its owner and its evidence."""

from banyan.engines.divisions import queries as divisions
from banyan.engines.divisions.departments import GOVERNMENT
from banyan.engines.portal.declare import Evidence
from banyan.kernel.systems import System


def count_sites() -> str:
    """How many sites this installation serves, by level."""
    cities = [one for one in divisions.children(divisions.province().code) if one.site]
    counties = [one for city in cities for one in divisions.children(city.code) if one.site]
    zones = sum(bool(one.zone) for one in counties)
    return f"一套安装，省 1 个、市 {len(cities)} 个、实验区 {zones} 个、县 {len(counties) - zones} 个站点"


SYSTEM = System(
    code="unified-portal",
    title="统一政府门户",
    plan=("4-1-2a",),
    owner=GOVERNMENT.code,
    state="partial",
    note="办事、查询、单点登录在用；信息公开、咨询的栏目内容以后再加",
    declares=(
        Evidence(
            code="portal-sites",
            row="4-1-2a",
            measure=count_sites,
            url="/sites/",
            test="banyan/engines/portal/tests/test_pages.py",
        ),
    ),
)
