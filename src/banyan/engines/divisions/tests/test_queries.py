"""Reading: from memory, dated, bounded in statements, the same for everybody."""

from datetime import date
from uuid import uuid4

import pytest

from banyan.engines.divisions import departments as d
from banyan.engines.divisions import queries, tree
from banyan.kernel.errors import NotFound
from banyan.kernel.testing import assert_queries
from banyan.standards.division import Level

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def warm() -> None:
    tree.tree()


def test_division_of_every_length_of_code() -> None:
    gulou = queries.division("350102")
    assert gulou == queries.division("350102000000")
    assert (gulou.name, gulou.full_name, gulou.level) == ("鼓楼区", "福建省福州市鼓楼区", Level.COUNTY)
    assert gulou.parent == "350100000000"
    assert queries.division("350102004003").full_name.startswith("福建省福州市鼓楼区东街街道")


@pytest.mark.parametrize("code", ["", "35010", "359999", "440100", "x" * 12, "350102999", "350102004999"])
def test_an_unknown_code_is_not_found(code: str) -> None:
    assert queries.find_division(code) is None
    with pytest.raises(NotFound):
        queries.division(code)


def test_memory_answers_without_statements() -> None:
    with assert_queries(0):
        queries.division("350102004000")
        queries.children("350100000000")
        queries.ancestors("350102004003")
        queries.organisation_for(d.HEALTH, "350102004003"[:9])
        queries.places()


def test_many_villages_cost_one_statement() -> None:
    codes = [f"350102004{number:03d}" for number in range(1, 12)]
    with assert_queries(1):
        found = queries.divisions([*codes, "350102", "350100000000", "nonsense"])
    assert found["350102000000"].name == "鼓楼区"
    assert len(found) > 5


def test_a_code_that_ended_is_still_told() -> None:
    changle = queries.division("350182")
    assert (changle.name, changle.ended, changle.document) == ("长乐市", True, "国函〔2017〕103号")
    with pytest.raises(NotFound):
        queries.division("350182", date(2017, 7, 18))
    assert queries.division("350182", date(2017, 7, 17)).name == "长乐市"
    assert queries.find_division("350112", date(2017, 7, 17)) is None


def test_one_code_with_two_names() -> None:
    assert queries.division("350205", date(2003, 4, 25)).name == "杏林区"
    assert queries.division("350205", date(2003, 4, 26)).name == "海沧区"
    assert queries.division("350205").name == "海沧区"


def test_children_of_a_day() -> None:
    today = [one.name for one in queries.children("350400")]
    then = [one.name for one in queries.children("350400", date(2020, 12, 31))]
    assert today.count("三元区") == then.count("三元区") == 1
    assert "梅列区" in then
    assert "梅列区" not in today
    assert len(then) == len(today) + 1


def test_children_stand_in_the_order_of_their_pinyin() -> None:
    cities = [one.name for one in queries.children("35")]
    assert cities == ["福州市", "龙岩市", "南平市", "宁德市", "莆田市", "泉州市", "三明市", "厦门市", "漳州市"]
    assert queries.children("350102004")[0].name.startswith("大根")
    assert queries.children("350102004003") == ()


def test_full_name_of_a_day() -> None:
    village = queries.children("350205001")[0]
    assert "杏林区" in queries.division(village.code, date(2003, 1, 1)).full_name


def test_pingtan_stands_beside_the_cities() -> None:
    beside = queries.places()
    assert [one.code[:4] for one in beside[:9]] == [f"350{number}" for number in range(1, 10)]
    assert beside[9].title == "平潭综合实验区"
    assert beside[9].site == "pingtan"
    above = queries.superior("350128")
    assert above is not None
    assert above.level is Level.PROVINCE


def test_sites_by_path() -> None:
    assert queries.site("") == queries.province()
    gulou = queries.site("fuzhou/gulou")
    assert gulou is not None
    assert gulou.name == "鼓楼区"
    assert queries.site("quanzhou/jinmen") is None
    assert queries.site("../etc") is None


def test_organisation_for_climbs_and_finds_who_stands_in() -> None:
    assert queries.organisation_for(d.HEALTH, "350102004003").name == "福州市鼓楼区卫生健康局"
    assert queries.organisation_for(d.HOUSING_FUND, "350102").name == "福州市鼓楼区住房和城乡建设局"
    assert queries.organisation_for(d.OCEAN_FISHERIES, "350423").name == "清流县农业农村局"
    assert queries.organisation_for(d.COMMUNICATIONS, "350423").name == "福建省通信管理局"
    assert queries.organisation_for("post", "350128").name == "福建省邮政管理局"
    with pytest.raises(NotFound):
        queries.organisation_for(d.HEALTH, "440100")


def test_organisations_in_a_division() -> None:
    here = queries.organisations_in("350102")
    assert len(here) > 30
    assert {one.division for one in here} == {"350102000000"}
    (one,) = queries.organisations_in("350102", d.TOBACCO)
    assert queries.organisation(one.id) is one
    assert one.duties is d.TOBACCO
    with pytest.raises(NotFound):
        queries.organisation(uuid4())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("鼓楼", "350102000000"),
        ("鼓楼区", "350102000000"),
        ("gulou", "350102000000"),
        ("xiamenshi", "350200000000"),
        ("3501", "350100000000"),
        ("鼓楼 东街", "350102004000"),
        ("福州市鼓楼区东街街道", "350102004000"),
    ],
)
def test_search_puts_the_best_first(text: str, first: str) -> None:
    with assert_queries(1):
        found = queries.search_divisions(text)
    assert found[0].code == first


def test_search_is_bounded_and_takes_nothing_for_a_pattern() -> None:
    assert queries.search_divisions("") == queries.search_divisions("   ") == ()
    assert queries.search_divisions("%") == queries.search_divisions("_村") == ()
    assert queries.search_divisions("村" * 61) == ()
    assert queries.search_divisions("'; DROP TABLE divisions_division; --") == ()
    assert len(queries.search_divisions("村", limit=10_000)) == 200
    assert all(one.code.startswith("3502") for one in queries.search_divisions("社区", "3502", 200))


def test_search_tells_the_past_when_asked() -> None:
    assert queries.search_divisions("梅列区") == ()
    assert queries.search_divisions("梅列区", past=True)[0].ended


def test_successions() -> None:
    assert {(one.earlier, one.later) for one in queries.successions("350404")} == {
        ("350402000000", "350404000000"),
        ("350403000000", "350404000000"),
    }


def test_search_organisations() -> None:
    assert queries.search_organisations("市场监督 鼓楼")[0].name == "福州市鼓楼区市场监督管理局"
    assert queries.search_organisations("") == ()
