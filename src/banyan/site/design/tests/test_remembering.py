"""What is drawn once and given again is the same as what is drawn anew, and never another page's."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from django.utils.translation import override

from banyan.site.design import remembering
from banyan.site.design.remembering import Memory, key_of, remembered


def _drawn(source: str, **values: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


def test_the_same_is_given_again() -> None:
    drawings = []

    def draw() -> str:
        drawings.append(1)
        return "<p>"

    key = key_of("a-part", ({"who": "陈"},))
    assert [remembered(key, draw), remembered(key, draw)] == ["<p>", "<p>"]
    assert len(drawings) == 1


def test_marked_and_plain_texts_are_never_taken_for_each_other() -> None:
    rows = [{"label": "<b>名</b>", "value": "值"}], [{"label": mark_safe("<b>名</b>"), "value": "值"}]
    plain, marked = (_drawn("{% facts rows %}", rows=one) for one in rows)
    assert "&lt;b&gt;" in plain
    assert "<b>名</b>" in marked
    assert _drawn("{% facts rows %}", rows=rows[0]) == plain


def test_language_and_day_are_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    with override("zh-hans"):
        chinese = key_of("part", 1)
    with override("en"):
        assert key_of("part", 1) != chinese
    monkeypatch.setattr(remembering, "today", lambda: datetime(2030, 1, 2, tzinfo=UTC).date())
    with override("zh-hans"):
        assert key_of("part", 1) != chinese


def test_what_cannot_be_written_down_is_drawn_each_time() -> None:
    assert key_of("part", (one for one in "ab")) is None
    assert remembered(None, lambda: "fresh") == "fresh"


def test_every_page_gets_its_own_token() -> None:
    source = '{% switch name="large" value="1" label="长辈版" %}'
    request = RequestFactory().get("/here/")
    pages = [_drawn(source, request=request, csrf_token=token) for token in ("token-of-ann", "token-of-bob")]
    assert "token-of-ann" in pages[0]
    assert "token-of-ann" not in pages[1]
    assert pages[0].replace("token-of-ann", "token-of-bob") == pages[1]
    assert _drawn(source, request=request).strip() == ""


def test_a_switch_inside_the_account_menu_leads_back_to_its_page() -> None:
    for where in ("/work/cases/?view=todo", "/my/"):
        page = _drawn("{% account_menu account %}", request=RequestFactory().get(where), csrf_token="t", account={})
        assert f'name="next" value="{where}"' in page


def test_memory_forgets_what_nobody_asks_for() -> None:
    memory = Memory(room=30)
    for at in range(20):
        memory.keep(b"key%d" % at, "0123456789")
        assert memory.get(b"key0") or at > 0
        memory.get(b"key0")
    assert memory.get(b"key0") == "0123456789"
    assert memory.get(b"key5") is None
    assert len(memory) <= 8


def test_memory_keeps_nothing_that_is_too_long() -> None:
    memory = Memory()
    memory.keep(b"k", "x" * 50_000)
    assert memory.get(b"k") is None
