import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.standards import organisation_code
from banyan.standards.errors import StandardError
from banyan.standards.tests.damage import substitutions, transpositions

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
bodies = st.text(ALPHABET, min_size=8, max_size=8)
digits = st.text("0123456789", min_size=8, max_size=8)


@given(bodies)
def test_what_is_built_is_read(body: str) -> None:
    built = organisation_code.build(body)
    code = organisation_code.parse(built)
    assert code.value == built
    assert organisation_code.parse(code.printed) == code


@given(digits)
def test_every_single_wrong_digit_is_found(body: str) -> None:
    for text in substitutions(organisation_code.build(body), "0123456789", range(8)):
        with pytest.raises(StandardError):
            organisation_code.parse(text)


@given(digits)
def test_every_exchange_of_neighbouring_digits_is_found(body: str) -> None:
    code = organisation_code.build(body)
    # X as check character counts 10, but as a letter of the body 33: an exchange with it may go unseen.
    for text in transpositions(code, range(7 if code.endswith("X") else 8)):
        with pytest.raises(StandardError):
            organisation_code.parse(text)


@given(bodies)
def test_a_wrong_character_passes_only_where_values_differ_by_a_multiple_of_eleven(body: str) -> None:
    code = organisation_code.build(body)
    for text in substitutions(code, ALPHABET, range(8)):
        distance = sum(abs(ALPHABET.index(a) - ALPHABET.index(b)) for a, b in zip(text, code, strict=True))
        if distance % 11:
            with pytest.raises(StandardError):
                organisation_code.parse(text)


@pytest.mark.parametrize("real", ["600037341", "00001333-8", "00612224-4"])
def test_codes_within_published_credit_codes_hold(real: str) -> None:
    assert organisation_code.parse(real).value == real.replace("-", "")


@pytest.mark.parametrize(
    ("text", "code"), [("1234567", "length"), ("1234567?9", "format"), ("600037342", "check-digit")]
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        organisation_code.parse(text)
    assert caught.value.code == code


def test_the_range_for_private_use_ends_where_the_standard_says() -> None:
    custom = [organisation_code.parse(organisation_code.build(body)).is_custom for body in
              ("PDY00000", "PDY00001", "PDY99999", "PDZ00001", "MA000001")]  # fmt: skip
    assert custom == [False, True, True, False, False]
