"""Words go back into the form that they were sent from, and into nothing else of the page."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.identity.kept.filling import fill, forms_in

PAGE = """<!doctype html><main id="main" tabindex="-1"><form action="/find/"><input name="a" value="stays"></form>
<form method="post" action="?list=1"><input type="hidden" name="row" value="1"><input name="a" value="old"
 class="input"><textarea name="b" rows="2">
old</textarea><select name="c"><option value="x" selected>甲</option><option>乙</option></select>
<input type="checkbox" name="d" value="1" checked><input type="checkbox" name="d" value="2">
<input type="radio" name="e" value="y"><input type="radio" name="e" value="n" checked>
<input type="password" name="p"><input type="file" name="f"><button name="act" value="go">办</button></form>
<form method="post" id="far" action="/far/"></form><input form="far" name="g" value="">
<input form="far" type="hidden" name="h" value=""><input form="far" name="h_text" value=""></main>"""
WORDS = {"row": ["1"], "a": ["新"], "b": ["一\n二"], "c": ["乙"], "d": ["2"], "e": ["y"], "p": ["secret"]}


def note(left: tuple[str, ...]) -> str:
    return f"<p>{left}</p>"


def filled(words: dict[str, list[str]], page: str = PAGE, action: str = "/here/") -> str:
    return fill(page, "/here/", action, words, note)


def test_every_kind_of_control_takes_what_was_chosen() -> None:
    page = filled(WORDS)
    assert 'name="a" value="新" class="input"' in page
    assert "\n一\n二</textarea>" in page
    assert '<option value="x">甲</option><option selected>乙' in page
    assert 'name="d" value="1">' in page
    assert 'name="d" value="2" checked>' in page
    assert 'name="e" value="y" checked>' in page
    assert 'name="e" value="n">' in page


def test_nothing_else_is_touched() -> None:
    page = filled(WORDS)
    assert 'value="stays"' in page
    assert "secret" not in page
    assert page.count("<p>()</p>") == 1
    button = '<form method="post"><input type="hidden" name="row" value="1"><button name="act">办</button></form>'
    assert filled({"row": ["1"], "act": ["go"]}, button) == button, "nothing was typed"
    told = note(("新", "一\n二", "乙"))
    assert filled(WORDS, action="/elsewhere/").replace(told, "") == PAGE


def test_what_was_unticked_is_unticked_again() -> None:
    page = filled({"d": [], "e": ["n"]})
    assert 'name="d" value="1">' in page


def test_the_form_that_was_sent_is_found_among_rows() -> None:
    rows = "".join(
        f'<form method="post"><input type="hidden" name="row" value="{n}"><input name="a" value="{n}"></form>'
        for n in (1, 2, 3)
    )
    page = filled({"row": ["2"], "a": ["新"]}, rows)
    assert [one.controls[1].value for one in forms_in(page)] == ["1", "新", "3"]


def test_a_control_may_stand_outside_its_form_and_a_picker_keeps_its_choice() -> None:
    page = filled({"g": ["外"], "h": ["id-1"], "h_text": ["鼓楼区"]}, action="/far/")
    assert '<input form="far" name="g" value="外">' in page
    assert 'type="hidden" name="h" value="id-1"' in page


def test_what_found_no_place_is_told_once() -> None:
    gone = filled({"gone": ["一句 话"], "code": ["350102"], "a": ["新"]})
    assert "<p>('一句 话',)</p>" in gone
    assert "<p>('一句 话',)</p>" in filled({"gone": ["一句 话"]}, action="/elsewhere/")


def test_a_cascade_takes_one_value_a_level() -> None:
    level = '<select name="d"><option value="">选</option><option value="{0}">甲</option></select>'
    page = filled({"d": ["35", "3501"]}, f'<form method="post">{level.format("35")}{level.format("3501")}</form>')
    assert page.count(" selected>") == 2


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_words_come_back_as_they_were_and_end_no_tag(words: str) -> None:
    page = filled({"a": [words], "b": [words]})
    here = next(one for one in forms_in(page) if one.action == "?list=1")
    text = next(one for one in here.controls if one.name == "b")
    assert next(one for one in here.controls if one.name == "a").value == words
    assert unescape(page[text.end : text.close]) == f"\n{words}"
    assert len(forms_in(page)) == len(forms_in(PAGE))
