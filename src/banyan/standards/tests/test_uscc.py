import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import organisation_code, uscc
from banyan.standards.errors import StandardError
from banyan.standards.tests.damage import substitutions, transpositions
from banyan.standards.tests.readers import read_or_reason
from banyan.standards.tests.strategies import usccs
from banyan.standards.uscc import RegistrationDepartment

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@given(usccs)
def test_generated_codes_hold_and_are_known_as_synthetic(code: str) -> None:
    assert uscc.parse(code).value == code
    assert uscc.parse(code).is_synthetic


@given(st.sampled_from(sorted(uscc.CATEGORIES)), st.text(ALPHABET, min_size=8, max_size=8))
def test_what_is_built_is_read(pair: str, body: str) -> None:
    department = RegistrationDepartment(pair[0])
    code = uscc.parse(uscc.build(department, pair[1], "350128", organisation_code.build(body)))
    assert (code.department, code.category, code.division6) == (department, pair[1], "350128")
    assert code.organisation.value[:8] == body
    assert code.category_label == uscc.CATEGORIES[pair]


@given(usccs)
def test_every_single_wrong_character_is_found(code: str) -> None:
    for text in substitutions(code, ALPHABET, range(18)):
        with pytest.raises(StandardError):
            uscc.parse(text)


@given(usccs)
def test_every_exchange_of_neighbours_is_found(code: str) -> None:
    for text in transpositions(code, range(17)):
        with pytest.raises(StandardError):
            uscc.parse(text)


@given(st.text(max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_or_reason(uscc.parse, text)


def test_published_codes_hold() -> None:
    """A company's from python-stdnum's documentation, and two ministries' from public licence identifiers."""
    company = uscc.parse("91110000600037341L")
    assert (company.department, company.category_label, company.division6) == (
        RegistrationDepartment.MARKET,
        "企业",
        "110000",
    )
    assert not company.is_synthetic
    assert uscc.parse("11100000000013338W").division6 == uscc.NATION6
    assert uscc.parse("1143 0000 0061 2224 4l").category_label == "机关"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9111000060003734", "length"),
        ("91110000600037341I", "format"),
        ("9111000O600037341L", "format"),
        ("B1110000600037341L", "format"),
        ("94110000600037341L", "department"),
        ("91980000600037341L", "division"),
        ("91110000600037341M", "check-digit"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        uscc.parse(text)
    assert caught.value.code == code
    assert caught.value.reason.endswith("。")


def test_a_right_check_character_does_not_excuse_a_wrong_organisation_code() -> None:
    with pytest.raises(StandardError) as caught:
        uscc.parse(uscc.build(RegistrationDepartment.MARKET, "1", "350102", "600037342"))
    assert caught.value.code == "organisation"


@pytest.mark.parametrize("pair", ["A1", "N2"])
def test_departments_written_as_letters_hold(pair: str) -> None:
    code = uscc.build(RegistrationDepartment(pair[0]), pair[1], "350102", "600037341")
    assert uscc.parse(code).category == pair[1]
