from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import citizen
from banyan.standards.citizen import Sex
from banyan.standards.errors import StandardError
from banyan.standards.tests.damage import substitutions, transpositions
from banyan.standards.tests.readers import read_or_reason
from banyan.standards.tests.strategies import TODAY, births, citizen_numbers


@given(citizen_numbers)
def test_generated_numbers_hold(number: str) -> None:
    assert citizen.parse(number, today=TODAY).value == number


@given(st.sampled_from(["350102", "810000", "830000"]), births, st.integers(0, 999))
def test_what_is_built_is_read(division: str, birth: date, order: int) -> None:
    number = citizen.parse(citizen.build(division, birth, order), today=TODAY)
    assert (number.division6, number.birth) == (division, birth)
    assert number.sex is (Sex.MALE if order % 2 else Sex.FEMALE)


@given(citizen_numbers)
def test_every_single_wrong_character_is_found(number: str) -> None:
    wrong = [
        *substitutions(number, "0123456789", range(17)),
        *substitutions(number, "0123456789X", range(17, 18)),
    ]
    for text in wrong:
        with pytest.raises(StandardError):
            citizen.parse(text)


@given(citizen_numbers)
def test_every_exchange_of_neighbours_is_found(number: str) -> None:
    for text in transpositions(number, range(17)):
        with pytest.raises(StandardError):
            citizen.parse(text)


@given(st.text(max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_or_reason(citizen.parse, text)


def test_the_published_examples_hold() -> None:
    """The two examples of GB 11643."""
    assert citizen.parse("440524188001010014").sex is Sex.MALE
    number = citizen.parse("11010519491231002X", today=TODAY)
    assert (number.birth, number.sex, number.province) == (date(1949, 12, 31), Sex.FEMALE, "北京市")


@pytest.mark.parametrize(
    "typed", [" 11010519491231002x ", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X"]
)
def test_typing_habits_are_understood(typed: str) -> None:
    assert citizen.parse(typed).value == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "length"),
        ("110105491231002", "length"),
        ("11010519491231002XX", "length"),
        ("1101051949123100AX", "format"),
        ("11010519491231002Y", "format"),
        ("٣١٠١٠٥١٩٤٩١٢٣١٠٠٢٣", "format"),
        ("990105194912310024", "division"),
        ("350000199003070021", "division"),
        ("110105194913310024", "birth"),
        ("110105190002290024", "birth"),
        ("110105180012310024", "birth"),
        ("110105194912310021", "check-digit"),
    ],
)
def test_each_fault_has_its_code_and_a_sentence(number: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        citizen.parse(number)
    assert caught.value.code == code
    assert caught.value.reason.endswith("。")


def test_a_birth_after_today_is_refused_and_today_is_not() -> None:
    assert citizen.parse(citizen.build("350102", TODAY, 1), today=TODAY).birth == TODAY
    with pytest.raises(StandardError, match="不合情理"):
        citizen.parse(citizen.build("350102", date(2026, 11, 24), 1), today=TODAY)


def test_age_turns_on_the_birthday() -> None:
    number = citizen.parse(citizen.build("350102", date(2004, 2, 29), 1))
    assert number.age(date(2022, 2, 28)) == 17
    assert number.age(date(2022, 3, 1)) == 18
    assert number.age(date(2024, 2, 29)) == 20


def test_an_order_out_of_range_is_refused() -> None:
    with pytest.raises(StandardError):
        citizen.build("350102", TODAY, 1000)


def test_the_mask_tells_neither_birth_nor_more() -> None:
    assert citizen.mask("350102199001010021") == "350102********0021"
    assert citizen.parse("11010519491231002X").mask() == "110105********002X"
    assert citizen.mask("12345") == "*****"
