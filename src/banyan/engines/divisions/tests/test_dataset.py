"""The committed data: counts of the source, places as they are, the past with its documents."""

import gzip
from collections import Counter
from datetime import date

import pytest

from banyan.engines.divisions import dataset, history
from banyan.standards import division


@pytest.fixture(scope="module")
def rows() -> dict[str, dataset.Row]:
    return {row.code: row for row in dataset.rows() if row.valid_to is None}


def test_the_source_has_its_counts() -> None:
    lines = gzip.decompress(dataset.FILE.read_bytes()).decode().splitlines()
    by_digits = Counter(len(line.split("\t")[0]) for line in lines)
    assert by_digits == {2: 1, 4: 9, 6: 84, 9: 1170, 12: 17498}


def test_the_stub_is_one_row_and_not_governed(rows: dict[str, dataset.Row]) -> None:
    kinmen = [row for code, row in rows.items() if code.startswith("350527")]
    assert [(row.name, row.level, row.governed, row.site) for row in kinmen] == [("金门县", 4, False, "")]


def test_every_row_has_its_parent_and_sorts(rows: dict[str, dataset.Row]) -> None:
    assert len(rows) == 1 + 9 + 84 + 1169 + 17497
    for code, row in rows.items():
        assert division.parse(code).value == code
        assert row.parent in rows or row.level == 2
        assert row.sort_key
        assert row.full_name.endswith(row.name)


@pytest.mark.parametrize(
    ("code", "site"),
    [
        ("350100000000", "fuzhou"),
        ("350200000000", "xiamen"),
        ("350300000000", "putian"),
        ("350102000000", "fuzhou/gulou"),
        ("350105000000", "fuzhou/mawei"),
        ("350112000000", "fuzhou/changle"),
        ("350121000000", "fuzhou/minhou"),
        ("350405000000", "sanming/shaxian"),
        ("350428000000", "sanming/jiangle"),
        ("350821000000", "longyan/changting"),
        ("350605000000", "zhangzhou/changtai"),
        ("350926000000", "ningde/zherong"),
        ("350128000000", "pingtan"),
        ("350000000000", ""),
    ],
)
def test_sites_have_the_places_own_reading(rows: dict[str, dataset.Row], code: str, site: str) -> None:
    assert rows[code].site == site


def test_sites_are_unique(rows: dict[str, dataset.Row]) -> None:
    sites = [row.site for row in rows.values() if row.site]
    assert len(sites) == len(set(sites)) == 9 + 83


def test_the_past_is_told_by_documents(rows: dict[str, dataset.Row]) -> None:
    past = {(row.code, row.name): row for row in dataset.rows() if row.valid_to is not None}
    assert past["350182000000", "长乐市"].valid_to == date(2017, 7, 18)
    assert past["350427000000", "沙县"].full_name == "福建省三明市沙县"
    assert rows["350112000000"].valid_from == date(2017, 7, 18)
    assert all(row.document for row in past.values())


def test_every_passage_leads_to_a_division_of_its_time() -> None:
    known = {row.code for row in dataset.rows()}
    for earlier, later, _, document in dataset.successions():
        assert {earlier, later} <= known
        assert document
    assert {digits for change in history.CHANGES for digits, _ in change.ended} == {
        earlier[:6] for earlier, _, _, _ in dataset.successions() if earlier != "350212000000"
    }


def test_offices_are_each_one_of_a_kind(rows: dict[str, dataset.Row]) -> None:
    made = list(dataset.office_rows(dataset.rows()))
    assert len({one.id for one in made}) == len({one.uscc for one in made}) == len(made) > 5500
    assert not any(one.division.startswith("350527") for one in made)
    assert {one.division for one in made} <= set(rows)
