"""What offices are called at each level, and their codes."""

import pytest

from banyan.engines.divisions import departments as d
from banyan.engines.divisions.offices import Place, credit_code, office_id, offices_of
from banyan.standards import uscc
from banyan.standards.division import Level

FUJIAN = Place("350000000000", "福建省")
FUZHOU = Place("350100000000", "福州市", "福建省")
GULOU = Place("350102000000", "鼓楼区", "福州市")
MINHOU = Place("350121000000", "闽侯县", "福州市")
PINGTAN = Place("350128000000", "平潭县", "福州市", zone="平潭综合实验区")
SHANGJIE = Place("350121101000", "上街镇", "闽侯县", "闽侯县")
DONGJIE = Place("350102004000", "东街街道", "鼓楼区", "福州市鼓楼区")


def names(place: Place) -> dict[str, str]:
    return {one.department: one.name for one in offices_of(place)}


@pytest.mark.parametrize(
    ("place", "department", "name"),
    [
        (FUJIAN, d.MARKET_SUPERVISION, "福建省市场监督管理局"),
        (FUZHOU, d.MARKET_SUPERVISION, "福州市市场监督管理局"),
        (GULOU, d.MARKET_SUPERVISION, "福州市鼓楼区市场监督管理局"),
        (MINHOU, d.MARKET_SUPERVISION, "闽侯县市场监督管理局"),
        (PINGTAN, d.MARKET_SUPERVISION, "平潭综合实验区市场监督管理局"),
        (FUJIAN, d.PUBLIC_SECURITY, "福建省公安厅"),
        (GULOU, d.PUBLIC_SECURITY, "福州市公安局鼓楼分局"),
        (MINHOU, d.PUBLIC_SECURITY, "闽侯县公安局"),
        (FUZHOU, d.FIRE_RESCUE, "福州市消防救援支队"),
        (GULOU, d.FIRE_RESCUE, "福州市鼓楼区消防救援大队"),
        (GULOU, d.TAX, "国家税务总局福州市鼓楼区税务局"),
        (FUJIAN, d.HEALTH, "福建省卫生健康委员会"),
        (MINHOU, d.ECOLOGY, "福州市闽侯生态环境局"),
        (PINGTAN, d.GOVERNMENT, "平潭综合实验区管理委员会"),
        (SHANGJIE, d.GOVERNMENT, "闽侯县上街镇人民政府"),
        (DONGJIE, d.GOVERNMENT, "福州市鼓楼区东街街道办事处"),
        (DONGJIE, d.GOVERNMENT_SERVICES, "福州市鼓楼区东街街道便民服务中心"),
    ],
)
def test_names(place: Place, department: d.Department, name: str) -> None:
    assert names(place)[department.code] == name


def test_an_inland_county_has_no_ocean_office() -> None:
    inland = Place("350423000000", "清流县", "三明市")
    assert d.OCEAN_FISHERIES.code not in names(inland)
    assert d.OCEAN_FISHERIES.code in names(PINGTAN)


def test_what_is_no_government_has_no_offices() -> None:
    assert names(Place("350121400000", "红星农场", "闽侯县", "闽侯县")) == {}
    assert names(Place("350102004003", "大根社区", "东街街道", "福州市鼓楼区东街街道")) == {}


@pytest.mark.parametrize("department", d.DEPARTMENTS.values(), ids=str)
def test_departments_are_whole(department: d.Department) -> None:
    assert department.levels
    assert not department.stands_in or department.stands_in in d.DEPARTMENTS
    assert not department.names.at(Level.VILLAGE)
    code = uscc.parse(credit_code(department, GULOU.code))
    assert code.is_synthetic
    assert code.category == department.nature
    assert code.division6 == "350102"


def test_ids_follow_from_the_place() -> None:
    assert office_id("health", GULOU.code) == office_id("health", GULOU.code) != office_id("health", FUZHOU.code)
