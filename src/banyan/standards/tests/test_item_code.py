import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import item_code
from banyan.standards.division import Level
from banyan.standards.errors import StandardError
from banyan.standards.item_elements import HandlingType, ItemState, PowerType, ResultType, ServedObject
from banyan.standards.tests.damage import substitutions
from banyan.standards.tests.strategies import public_bodies

bases = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=12, max_size=12)
levels = st.sampled_from([level for level in Level if level is not Level.VILLAGE])


@given(public_bodies, levels, bases)
def test_what_is_built_is_read(body: str, level: Level, base: str) -> None:
    text = item_code.build(body, level, base)
    code = item_code.parse(text)
    assert len(text) == 31
    assert (code.body.value, code.level, code.base, code.value) == (body, level, base, text)


@given(public_bodies, levels, bases)
def test_a_wrong_character_in_the_body_is_found(body: str, level: Level, base: str) -> None:
    text = item_code.build(body, level, base)
    for wrong in substitutions(text, "0123456789ABCDEFGHJKLMNPQRTUWXY", range(18)):
        with pytest.raises(StandardError):
            item_code.parse(wrong)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("11100000000013338W4", "length"),
        ("11100000000013338W60001000100010".ljust(31, "0")[:31], "level"),
        ("11100000000013338X4000100010001", "body-check-digit"),
        ("11100000000013338W400010001000-", "format"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        item_code.parse(text)
    assert caught.value.code == code


def test_a_village_exercises_no_item() -> None:
    with pytest.raises(StandardError):
        item_code.build("11100000000013338W", Level.VILLAGE, "000100010001")


@pytest.mark.parametrize(("base", "code"), [("123", "length"), ("00010001000-", "format")])
def test_a_base_code_has_twelve_digits_or_capitals(base: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        item_code.parse_base(base)
    assert caught.value.code == code


def test_code_lists_read_as_their_codes() -> None:
    assert PowerType("01") is PowerType.LICENSING
    assert str(PowerType.PUBLIC_SERVICE) == "20"
    assert HandlingType.choices() == [("1", "即办件"), ("2", "承诺件")]
    assert [state.label for state in ItemState] == ["在用", "暂停", "取消"]
    assert [result.label for result in ResultType] == ["证照", "批文", "其他", "无"]
    assert len(ServedObject) == 7
    with pytest.raises(ValueError, match="99"):
        PowerType("99")
