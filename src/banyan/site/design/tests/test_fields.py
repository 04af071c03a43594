"""Fields: label, help and error belong to their control; a hostile value stays text."""

import pytest
from django import forms

from .rendering import rendered

HOSTILE = '"><script>alert(1)</script>'


def test_error_and_help_are_tied_to_the_input() -> None:
    html = rendered(
        '{% field name="area" label="使用面积" kind="number" unit="平方米" help="三处加在一起" '
        'error="使用面积要填数字，如 86.5" value="八十多" %}'
    )
    assert 'for="f-area"' in html
    assert 'aria-describedby="f-area-help f-area-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'inputmode="decimal"' in html
    assert "平方米" in html
    assert "出错：" in html


@pytest.mark.parametrize("kind", ["text", "textarea", "person", "phone", "search", "known", "address"])
def test_hostile_value_stays_text(kind: str) -> None:
    html = rendered(
        "{% field name='a' label=v kind=kind value=v value_label=v help=v error=v url='/x/' %}",
        kind=kind,
        v=HOSTILE,
    )
    assert "<script>" not in html


def test_hostile_choice_stays_text() -> None:
    for kind in ("radio", "checkboxes", "select"):
        assert "<script>" not in rendered(
            "{% field name='a' label='b' kind=kind choices=c %}", kind=kind, c=[(HOSTILE, HOSTILE, HOSTILE)]
        )


def test_group_is_a_fieldset_with_a_legend() -> None:
    html = rendered(
        '{% field name="own" label="房子是谁的？" kind="radio" choices=c value="rent" %}',
        c=[("own", "自己的"), ("rent", "租的")],
    )
    assert "<legend" in html
    assert 'id="f-own"' in html
    assert 'value="rent" checked' in html


def test_optional_is_said_in_words() -> None:
    assert "（可不填）" in rendered('{% field name="note" label="说明" kind="textarea" optional=True %}')


def test_unknown_kind_stops() -> None:
    with pytest.raises(ValueError, match="colour"):
        rendered('{% field name="a" label="b" kind="colour" %}')


class Sample(forms.Form):
    name = forms.CharField(label="姓名", help_text="和身份证一样")
    secret = forms.CharField(label="密码", widget=forms.PasswordInput)
    agree = forms.BooleanField(label="我同意")


def test_a_django_form_is_drawn_by_the_same_parts() -> None:
    form = Sample({"name": "", "secret": "hunter2"})
    html = rendered("{% error_summary form %}{% for f in form %}{% field f %}{% endfor %}", form=form)
    assert 'href="#id_name"' in html
    assert 'id="id_name"' in html
    assert "hunter2" not in html
    assert 'type="password"' in html
    assert 'type="checkbox" id="id_agree"' in html


def test_no_errors_no_summary() -> None:
    assert rendered("{% error_summary e %}", e={}).strip() == ""


def test_summary_counts_and_links() -> None:
    html = rendered("{% error_summary e %}", e={"area": "使用面积要填数字", "": "<b>整张表</b>"})
    assert "有 2 处要改" in html
    assert 'href="#f-area"' in html
    assert "&lt;b&gt;" in html
    assert 'role="alert"' in html
