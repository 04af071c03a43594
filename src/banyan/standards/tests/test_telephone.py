import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import synthetic, telephone
from banyan.standards.errors import StandardError
from banyan.standards.telephone import FUJIAN_AREAS, Line
from banyan.standards.tests.readers import read_or_reason
from banyan.standards.tests.strategies import rngs

mobiles = st.builds(synthetic.mobile, rngs)
fixed_lines = st.builds(synthetic.fixed_line, rngs, st.sampled_from(sorted(FUJIAN_AREAS)))


@given(mobiles | fixed_lines)
def test_generated_numbers_hold_and_stay_as_they_are(number: str) -> None:
    assert telephone.parse(number).value == number
    assert telephone.parse(telephone.parse(number).international).value == number


@given(mobiles | fixed_lines)
def test_a_mask_keeps_the_last_four_and_hides_the_four_before(number: str) -> None:
    masked = telephone.parse(number).mask()
    shown = masked.removesuffix("****" + number[-4:])
    assert number.startswith(shown)
    assert len(number) - len(shown) >= 7


@given(st.text(max_size=24) | st.text("0123456789-+ ()转", max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    number = read_or_reason(telephone.parse, text)
    assert number is None or telephone.parse(number.value) == number


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("138 0000 0021", "13800000021"),
        ("+86 138-0000-0021", "13800000021"),
        ("008613800000021", "13800000021"),
        ("１３８００００００２１", "13800000021"),
        ("0591-87654321", "0591-87654321"),
        ("(0591)8765 4321", "0591-87654321"),
        ("（0591）87654321", "0591-87654321"),
        ("+86 591 8765 4321", "0591-87654321"),
        ("059187654321转802", "0591-87654321-802"),
        ("0591-87654321-802", "0591-87654321-802"),
        ("0591-8765-4321", "0591-87654321"),
        ("0592-5051234", "0592-5051234"),
        ("+86 130 0086 1234", "13000861234"),
        ("010-62345678", "010-62345678"),
    ],
)
def test_typing_habits_are_understood(typed: str, stored: str) -> None:
    assert telephone.parse(typed).value == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "format"),
        ("12345", "format"),
        ("12800000021", "format"),
        ("1380000002", "format"),
        ("87654321", "area"),
        ("0591-1234567", "format"),
        ("0591-876543210", "format"),
        ("+1 202 555 0100", "format"),
    ],
)
def test_each_fault_has_its_code(typed: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        telephone.parse(typed)
    assert caught.value.code == code


def test_what_a_number_tells() -> None:
    xiamen = telephone.parse("05925051234转8")
    assert (xiamen.line, xiamen.city, xiamen.international) == (Line.FIXED, "厦门市", "+865925051234")
    assert telephone.parse("13800000021").city is None


def test_masks() -> None:
    assert telephone.mask("13800000021") == "138****0021"
    assert telephone.mask("0591-87654321") == "0591-****4321"
    assert telephone.mask("0591-87654321-802") == "0591-****4321"
    assert telephone.mask("nonsense") == "******se"
