"""Charts, maps, tables and calendars: the figures are also there as text, and wrong data stop early."""

import json
import re
from datetime import date

import pytest

from banyan.site.design.parts.maps import band_of, cities
from banyan.site.design.parts.workdays import workday_weeks

from .rendering import rendered

HOSTILE = "</script><script>alert(1)</script>"
SPEC = {"kind": "bar", "title": "发现", "categories": ["甲", HOSTILE], "series": [{"name": "件", "values": [1, 2500]}]}


def test_chart_carries_its_data_and_its_table() -> None:
    html = rendered("{% chart spec %}{% chart spec %}", spec=SPEC)
    data = re.findall(r'<script id="(chart-\d+)-data" type="application/json">(.*?)</script>', html)
    assert [name for name, _json in data] == ["chart-1", "chart-2"]
    assert json.loads(data[0][1])["categories"] == ["甲", HOSTILE]
    assert "<script>alert" not in html
    assert "2,500" in html
    assert 'aria-labelledby="chart-1-title"' in html


def test_chart_with_a_value_missing_stops() -> None:
    with pytest.raises(ValueError, match="1 values for 2"):
        rendered("{% chart spec %}", spec={**SPEC, "series": [{"name": "件", "values": [1]}]})


def test_chart_of_an_unknown_kind_stops() -> None:
    with pytest.raises(ValueError, match="radar"):
        rendered("{% chart spec %}", spec={**SPEC, "kind": "radar"})


def test_map_shows_each_city_and_says_where_there_is_no_figure() -> None:
    html = rendered(
        "{% city_map spec %}", spec={"title": "发现", "values": {"350100000000": 9, "350200000000": 1}, "unit": "件"}
    )
    assert html.count("<polygon") == len(cities()) == 10
    assert "福州：9件" in html
    assert "三明：没有数" in html
    assert "scale-5" in html
    assert html.count("map__city--none") == 8


@pytest.mark.parametrize(("value", "band"), [(0, 1), (19, 1), (20, 2), (99, 5), (100, 5)])
def test_bands_are_equal_steps(value: float, band: int) -> None:
    assert band_of(value, 0, 100) == band


def test_alike_cities_share_a_band() -> None:
    assert band_of(3, 3, 3) == 1


def test_calendar_counts_working_days_and_leaves_out_rest() -> None:
    days = {one["date"]: one for week in workday_weeks(date(2026, 11, 23), 9) for one in week}
    assert days[date(2026, 11, 24)]["note"] == "+1"
    assert days[date(2026, 12, 4)]["note"] == "+9"
    assert days[date(2026, 11, 28)]["disabled"]


def test_calendar_offers_no_day_of_a_year_without_holidays() -> None:
    days = [one for week in workday_weeks(date(2026, 12, 28), 20) for one in week if one["date"].year == 2027]
    assert days
    assert all(one["disabled"] and not one["note"] for one in days)


def test_table_labels_its_cells_for_a_phone_and_escapes_them() -> None:
    html = rendered(
        "{% table c r caption='表' stack=True %}",
        c=[{"label": "地区"}, {"label": "件", "num": True}],
        r=[(HOSTILE, "5")],
    )
    assert 'data-label="件"' in html
    assert '<th scope="row">' in html
    assert "<script>" not in html


def test_table_of_two_lines_says_its_state_first_and_labels_only_what_needs_it() -> None:
    html = rendered(
        "{% table c r lines=True %}",
        c=["姓名", {"label": "账号名", "bare": True}, {"label": "版本"}, "状态"],
        r=[("林某", "linmou", "2", {"tag": {"kind": "done", "word": "在用"}})],
    )
    assert "table--lines" in html
    assert "<td>linmou" in html
    assert '<td data-label="版本">2' in html
    assert '<td data-label="状态" class="is-tag">' in html
    assert "账号名" in html.split("</thead>")[0]


def test_table_row_with_too_few_cells_stops() -> None:
    with pytest.raises(ValueError, match="shorter"):
        rendered("{% table c r %}", c=[{"label": "甲"}, {"label": "乙"}], r=[("一",)])


def test_pages_are_links_by_key() -> None:
    assert rendered("{% pages %}").strip() == ""
    assert 'rel="next"' in rendered("{% pages following='?after=x' %}")
