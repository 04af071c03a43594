import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banyan.standards import licence_id
from banyan.standards.errors import StandardError
from banyan.standards.tests.damage import substitutions
from banyan.standards.tests.readers import read_or_reason
from banyan.standards.tests.strategies import public_bodies

PUBLIC_SAMPLE = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

identifiers = st.builds(
    licence_id.build,
    st.builds("".join, st.tuples(public_bodies, st.text(ALPHABET, min_size=3, max_size=3))),
    public_bodies,
    st.text(ALPHABET, min_size=1, max_size=licence_id.MAX_SERIAL),
    st.integers(0, 999),
)


@given(identifiers)
def test_what_is_built_is_read(identifier: licence_id.LicenceId) -> None:
    assert licence_id.parse(identifier.value) == identifier


@settings(max_examples=20)
@given(identifiers)
def test_every_single_wrong_character_is_found(identifier: licence_id.LicenceId) -> None:
    text = identifier.value
    for wrong in substitutions(text, ALPHABET + ".", range(len(text))):
        with pytest.raises(StandardError):
            licence_id.parse(wrong)


@given(identifiers)
def test_a_wrong_serial_is_found_by_the_check_character_itself(identifier: licence_id.LicenceId) -> None:
    root, fields = identifier.value[: len(licence_id.ROOT)], identifier.value[len(licence_id.ROOT) + 1 :].split(".")
    for serial in substitutions(identifier.serial, ALPHABET, range(len(identifier.serial))):
        with pytest.raises(StandardError, match="校验位"):
            licence_id.parse(".".join((root, *fields[:2], serial, *fields[3:])))


@given(st.text(max_size=90) | st.text(ALPHABET + ".", max_size=70).map(lambda text: f"{licence_id.ROOT}.{text}"))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_or_reason(licence_id.parse, text)


def test_the_public_sample_is_read() -> None:
    identifier = licence_id.parse(PUBLIC_SAMPLE)
    assert identifier.type_code == "11100000000013338W011"
    assert identifier.issuer.value == "11430000006122244L"
    assert (identifier.serial, identifier.version, identifier.check) == ("20230000403", 1, "U")
    assert identifier.value == PUBLIC_SAMPLE


def test_a_change_of_the_licence_raises_the_version_and_keeps_the_rest() -> None:
    first = licence_id.parse(PUBLIC_SAMPLE)
    second = first.next_version()
    assert (second.version, second.serial, second.type_code) == (2, first.serial, first.type_code)
    assert licence_id.parse(second.value) == second
    with pytest.raises(StandardError):
        licence_id.build(first.type_code, first.issuer.value, first.serial, 999).next_version()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U", "root"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001", "fields"),
        ("1.2.156.3005.2.11100000000013338W01.11430000006122244L.20230000403.001.U", "type"),
        ("1.2.156.3005.2.11100000000013338X011.11430000006122244L.20230000403.001.U", "type"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244M.20230000403.001.U", "issuer"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.2023-403.001.U", "serial"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.1.U", "version"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V", "check-digit"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    with pytest.raises(StandardError) as caught:
        licence_id.parse(text)
    assert caught.value.code == code
