import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import division
from banyan.standards.division import NATION, DivisionCode, Level
from banyan.standards.errors import StandardError
from banyan.standards.tests.readers import read_or_reason


def _code(parts: tuple[int, int, int, int, int]) -> str:
    """A code that is zero below its last part that is not."""
    city, county, township, village, level = parts
    kept = [city, county, township, village][: level - 2]
    digits = "35" + "".join(f"{part:0{width}d}" for part, width in zip(kept, (2, 2, 3, 3), strict=False))
    return digits.ljust(12, "0")


codes = st.tuples(
    st.integers(1, 99), st.integers(1, 99), st.integers(1, 999), st.integers(1, 999), st.integers(2, 6)
).map(_code)


@given(codes)
def test_level_parent_and_prefix_agree(text: str) -> None:
    code = division.parse(text)
    chain = (*code.ancestors, code)
    assert [above.level for above in chain] == list(Level)[1 : len(chain) + 1]
    assert all(above.contains(code) for above in chain)
    assert all(not code.contains(above) for above in code.ancestors)
    assert code.prefix.ljust(12, "0") == code.value
    assert code.parent == (chain[-2] if len(chain) > 1 else None)
    assert NATION.contains(code)
    assert not code.contains(NATION)


@given(codes, codes)
def test_containment_is_ancestry(one: str, other: str) -> None:
    a, b = division.parse(one), division.parse(other)
    assert a.contains(b) == (a == b or a in b.ancestors)


@given(st.text("0123456789", max_size=13) | st.text(max_size=13))
def test_no_text_breaks_the_reader(text: str) -> None:
    code = read_or_reason(division.parse, text)
    if code is not None:
        assert division.parse(code.value) == code
        assert code.parent is None or code.parent.contains(code)
        assert code.parent is None or code.parent.level < code.level


def test_a_village_in_fuzhou() -> None:
    village = division.parse("350102001001")
    assert village.level is Level.VILLAGE
    assert [above.value for above in village.ancestors] == [
        "350000000000", "350100000000", "350102000000", "350102001000",
    ]  # fmt: skip
    assert village.short == "350102"
    assert village.at(Level.COUNTY) == division.parse("350102")
    assert village.at(Level.VILLAGE) == village


def test_a_county_whose_last_digit_is_zero_is_still_a_county() -> None:
    assert division.parse("350110").level is Level.COUNTY
    assert division.parse("350110").prefix == "350110"
    assert division.parse("351000").prefix == "3510"
    assert division.parse("350102010000").level is Level.TOWNSHIP


def test_a_city_without_counties_has_its_townships_directly() -> None:
    township = division.parse("441900003000")
    assert township.level is Level.TOWNSHIP
    assert township.parent == division.parse("441900")
    assert township.at(Level.COUNTY) is None


def test_pingtan_is_by_its_code_a_county_of_fuzhou() -> None:
    assert division.parse("350128").parent == DivisionCode("350100000000")


def test_levels_have_the_codes_of_the_standard() -> None:
    assert [(level.value, level.label) for level in list(Level)[:5]] == [
        (1, "国家级"), (2, "省级"), (3, "市级"), (4, "县级"), (5, "镇（乡、街道）级"),
    ]  # fmt: skip
    assert Level(4) is Level.COUNTY
    assert NATION.level is Level.NATION


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("35010", "format"),
        ("35010a", "format"),
        ("980000", "division"),
        ("350001", "gap"),
        ("350102000001", "gap"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        division.parse(text)
    assert caught.value.code == code
