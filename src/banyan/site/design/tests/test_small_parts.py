"""Tags, clocks, icons, dates, masks: word, shape and escape."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from banyan.site.design.dates import date_cn, moment_cn
from banyan.site.design.icons import icons
from banyan.site.design.masks import masked
from banyan.site.design.parts.tags import SHAPES

from .rendering import rendered


def test_tag_says_its_state_by_word_and_shape() -> None:
    html = rendered('{% tag "doing" word %}', word="办理中<b>")
    assert 'class="tag tag--doing"' in html
    assert "<circle" in html
    assert "办理中&lt;b&gt;" in html


def test_tag_takes_an_object() -> None:
    assert "待补正" in rendered("{% tag case.tag %}", case={"tag": {"kind": "back", "word": "待补正"}})


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_of_tag_draws(kind: str) -> None:
    assert "某词" in rendered("{% tag kind '某词' %}", kind=kind)


def test_unknown_kind_of_tag_stops() -> None:
    with pytest.raises(ValueError, match="urgent"):
        rendered('{% tag "urgent" "急" %}')


def test_clock_has_a_cell_for_each_day() -> None:
    html = rendered("{% clock used=3 limit=9 %}")
    assert 'viewBox="0 0 9 1"' in html
    assert html.count("0V1") == 8
    assert "已用 3 天，共 9 个工作日" in html
    assert "剩 6 天" in html


def test_clock_over_its_limit_says_so() -> None:
    html = rendered("{% clock used=10 limit=9 %}")
    assert "clock--over" in html
    assert "超 1 天" in html
    assert '<rect class="clock__used" width="9"' in html


def test_clock_takes_an_object_and_the_tag_wins() -> None:
    html = rendered(
        "{% clock c left='最迟 12 月 3 日' %}",
        c={"used": 2, "limit": 5, "state": "pause", "text": "现场核查不计时"},
    )
    assert "clock--pause" in html
    assert "现场核查不计时" in html
    assert "最迟 12 月 3 日" in html


def test_clock_of_an_unknown_state_stops() -> None:
    with pytest.raises(ValueError, match="late"):
        rendered("{% clock used=1 limit=2 state='late' %}")


def test_icon_is_decoration_unless_named() -> None:
    assert 'aria-hidden="true"' in rendered('{% icon "home" %}')
    named = rendered('{% icon "check" label=word %}', word='通过"')
    assert 'role="img"' in named
    assert "通过&quot;" in named


def test_icon_unknown_stops() -> None:
    with pytest.raises(ValueError, match="unicorn"):
        rendered('{% icon "unicorn" %}')


def test_sprite_is_whole() -> None:
    assert len(icons()) > 70
    assert all("script" not in shapes for shapes in icons().values())


def test_date_is_said_with_its_weekday() -> None:
    assert date_cn(date(2026, 12, 3), year=False) == "12 月 3 日（周四）"
    assert date_cn(date(2031, 12, 2)) == "2031 年 12 月 2 日（周二）"
    assert moment_cn(datetime(2026, 11, 23, 2, 12, tzinfo=UTC), year=False) == "11 月 23 日（周一）10:12"


def test_date_in_english() -> None:
    with override("en"):
        assert date_cn(date(2026, 12, 3), year=True) == "3 December 2026 (Thu)"


def test_date_tag_is_a_time_element() -> None:
    assert (
        rendered("{% date_cn d %}", d=date(2031, 12, 2))
        == '<time class="num" datetime="2031-12-02">2031 年 12 月 2 日（周二）</time>'
    )
    assert rendered("{% date_cn d %}", d=None) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("350102199003070021", "350102********0021"),
        ("13800000021", "138****0021"),
        ("91350102MA00000000", "91350102MA********"),
        ("350102********0021", "350102********0021"),
        ("abc", "***"),
        ("", ""),
        (None, ""),
    ],
)
def test_masks(value: str | None, shown: str) -> None:
    assert masked(value) == shown
    assert rendered("{% masked v %}", v=value) == shown


def test_name_mask_is_asked_for() -> None:
    assert rendered('{% masked "林小某" "name" %}') == "林**"
