"""A wrong declaration stops the start, naming the file, the field and the mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from banyan.kernel.systems import Declaration, Misdeclared, Problem, Registry, System


@dataclass(frozen=True, kw_only=True)
class Bell(Declaration):
    tone: str = "C"

    def check(self, registry: Registry) -> Iterable[Problem]:
        if self.tone not in "CDEFGAB":
            yield Problem(f"没有 {self.tone} 这个音，", "用 C 到 B。", "tone")


def system(code: str, *declares: Declaration, needs: tuple[str, ...] = ()) -> System:
    return System(code=code, title=code, declares=declares, needs=needs)


def test_declarations_are_found_by_type_and_code() -> None:
    bell = Bell(code="small-bell")
    tower = system("tower", bell)
    registry = Registry([tower])
    assert registry.of(Bell) == (bell,)
    assert registry.get(Bell, "small-bell") is bell
    assert registry.system_of(bell) is tower
    assert not registry.has(Bell, "other")


@pytest.mark.parametrize(
    ("systems", "says"),
    [
        ([system("a"), system("a")], "系统代码重复"),
        ([system("Bad_Id")], "不合写法"),
        ([system("a", Bell(code="x")), system("b", Bell(code="x"))], "代码重复"),
        ([system("a", needs=("ghost",))], "ghost 没有启用"),
        ([system("a", needs=("b",)), system("b", needs=("c",)), system("c", needs=("a",))], "a → b → c → a"),
    ],
)
def test_what_cannot_be_taken_names_the_file_and_the_mend(systems: list[System], says: str) -> None:
    with pytest.raises(Misdeclared, match=says) as caught:
        Registry(systems)
    assert __file__ in str(caught.value)


def test_a_declaration_checks_itself() -> None:
    with pytest.raises(Misdeclared, match=r"tone.*没有 H 这个音"):
        Registry([system("a", Bell(code="x", tone="H"))]).check()
