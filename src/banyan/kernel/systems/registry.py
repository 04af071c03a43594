"""The registry of systems. A wrong declaration stops the start, naming the file, the field and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from banyan.kernel.systems.declaration import CODE, Declaration, Problem, System

D = TypeVar("D", bound=Declaration)


class Misdeclared(Exception):
    """Declarations that cannot be taken; the message lists each with file, field and mend."""

    def __init__(self, problems: Iterable[tuple[System, str, Problem]]) -> None:
        self.problems = list(problems)
        lines = [
            f"{system.file}：{code}{('.' + problem.field) if problem.field else ''}：{problem.what}{problem.mend}"
            for system, code, problem in self.problems
        ]
        super().__init__("声明有误，没有启动。\n" + "\n".join(lines))


class Registry:
    """All systems that are switched on, with their declarations by type and code."""

    def __init__(self, systems: Iterable[System]) -> None:
        self.systems = tuple(sorted(systems, key=lambda system: system.code))
        self._by_type: dict[type[Declaration], dict[str, Declaration]] = {}
        self._system_of: dict[int, System] = {}
        problems = list(self._collect())
        if problems:
            raise Misdeclared(problems)

    def _collect(self) -> Iterator[tuple[System, str, Problem]]:
        seen: dict[str, System] = {}
        for system in self.systems:
            if system.code in seen:
                other = seen[system.code].file
                yield (
                    system,
                    system.code,
                    Problem("系统代码重复，", f"另一处在 {other}，改掉其中一个。", "code"),
                )
            if not CODE.fullmatch(system.code):
                yield (
                    system,
                    system.code,
                    Problem("系统代码不合写法，", "用小写字母、数字和连字符，如 food-licence。", "code"),
                )
            seen[system.code] = system
            for declaration in system.declares:
                yield from self._enter(system, declaration)
        yield from self._check_needs(seen)

    def _enter(self, system: System, declaration: Declaration) -> Iterator[tuple[System, str, Problem]]:
        if not CODE.fullmatch(declaration.code):
            yield system, declaration.code, Problem("代码不合写法，", "用小写字母、数字和连字符。", "code")
        for kind in _kinds(declaration):
            entries = self._by_type.setdefault(kind, {})
            earlier = entries.setdefault(declaration.code, declaration)
            if earlier is not declaration and kind is type(declaration):
                other = self._system_of[id(earlier)].file
                yield (
                    system,
                    declaration.code,
                    Problem("代码重复，", f"另一处在 {other}，改掉其中一个。", "code"),
                )
        self._system_of.setdefault(id(declaration), system)

    def _check_needs(self, systems: dict[str, System]) -> Iterator[tuple[System, str, Problem]]:
        for system in self.systems:
            for code in system.needs:
                if code not in systems:
                    yield (
                        system,
                        system.code,
                        Problem(f"需要的系统 {code} 没有启用，", "启用它，或去掉这一项。", "needs"),
                    )
            if cycle := _cycle_from(system, systems):
                way = " → ".join(cycle)
                yield system, system.code, Problem(f"系统互相需要成了圈：{way}，", "去掉其中一环。", "needs")

    def of(self, kind: type[D]) -> tuple[D, ...]:
        """Every declaration of a type, by code."""
        entries = self._by_type.get(kind, {})
        return tuple(entries[code] for code in sorted(entries))  # type: ignore[misc]

    def get(self, kind: type[D], code: str) -> D:
        """The declaration of a type with a code; KeyError when there is none."""
        return self._by_type.get(kind, {})[code]  # type: ignore[return-value]

    def has(self, kind: type[Declaration], code: str) -> bool:
        """Whether a declaration of a type has this code."""
        return code in self._by_type.get(kind, {})

    def system_of(self, declaration: Declaration) -> System:
        """The system that made a declaration."""
        return self._system_of[id(declaration)]

    def check(self) -> None:
        """Ask every declaration whether it is right; `Misdeclared` when one is not."""
        found = [
            (system, declaration.code, problem)
            for system in self.systems
            for declaration in system.declares
            for problem in declaration.check(self)
        ]
        if found:
            raise Misdeclared(found)


def _kinds(declaration: Declaration) -> list[type[Declaration]]:
    return [kind for kind in type(declaration).__mro__ if issubclass(kind, Declaration) and kind is not Declaration]


def _cycle_from(start: System, systems: dict[str, System]) -> list[str]:
    """The way from `start` back to itself over `needs`, or nothing."""
    ways = [[start.code]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for code in systems[way[-1]].needs if way[-1] in systems else ():
            if code == start.code:
                return [*way, code]
            if code not in seen:
                seen.add(code)
                ways.append([*way, code])
    return []


_installed: Registry | None = None
_temporary: ContextVar[Registry | None] = ContextVar("banyan_registry", default=None)


def registry() -> Registry:
    """The registry in force: every system that is switched on in this installation."""
    global _installed
    override = _temporary.get()
    if override is not None:
        return override
    if _installed is None:
        from banyan.kernel.systems.discovery import load_systems

        _installed = Registry(load_systems())
    return _installed


@contextmanager
def use_registry(replacement: Registry) -> Iterator[Registry]:
    """Within the block another registry is in force (for tests)."""
    token = _temporary.set(replacement)
    try:
        yield replacement
    finally:
        _temporary.reset(token)
