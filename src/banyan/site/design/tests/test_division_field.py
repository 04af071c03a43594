"""The division field asks the divisions engine for its levels: a page gives the code alone."""

import re

import pytest

from .rendering import rendered

pytestmark = pytest.mark.django_db
GULOU, FUZHOU = "350102000000", "350100000000"


def test_the_field_needs_only_a_value() -> None:
    html = rendered('{% field name="place" kind="division" label="店在哪里？" value=v %}', v=GULOU)
    assert re.findall(r'<option value="(\d+)" selected', html) == [FUZHOU, GULOU]
    assert html.count("<select") == 3
    assert "field=place" in html


def test_it_goes_no_deeper_than_asked() -> None:
    assert rendered('{% field name="p" kind="division" label="县" value=v limit=4 %}', v=GULOU).count("<select") == 2


@pytest.mark.parametrize("code", ["", "999999999999", "<script>"])
def test_a_code_that_is_none_chooses_nothing(code: str) -> None:
    html = rendered('{% field name="place" kind="division" label="店在哪里？" value=v %}', v=code)
    assert html.count("<select") == 1
    assert "<script>" not in html
