from hypothesis import given
from hypothesis import strategies as st

from banyan.standards.typing_in import compact


def test_full_width_spaces_and_separators_go() -> None:
    assert compact(" ３５０１０２ １９９０ｘ ") == "3501021990X"
    assert compact("600037-34-1", also_drop="-") == "600037341"


@given(st.text())
def test_compacting_drops_every_white_space(text: str) -> None:
    assert not any(character.isspace() for character in compact(text))
