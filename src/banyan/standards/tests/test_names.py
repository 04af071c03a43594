import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import names


@pytest.mark.parametrize(
    ("name", "masked", "polite"),
    [
        ("林小明", "林*", "林某"),
        ("陈静", "陈*", "陈某"),
        ("欧阳小明", "欧阳*", "欧阳某"),
        ("欧阳", "欧*", "欧某"),
        (" 黄 ", "黄*", "黄某"),
        ("", "", ""),
    ],
)
def test_names_are_hidden_but_for_the_surname(name: str, masked: str, polite: str) -> None:
    assert (names.mask(name), names.polite(name)) == (masked, polite)


@given(st.text("林小明欧阳静", min_size=2, max_size=6))
def test_a_mask_never_tells_the_whole_name(name: str) -> None:
    assert len(names.surname(name)) < len(name)
    assert names.mask(name) == names.surname(name) + "*"
