"""What the registers know of an applicant: it prefills forms, replaces materials, and goes with the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from banyan.engines.registers import queries as registers
from banyan.engines.registers.declare import Purpose, Register, Subject
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.describe import Field, shape_of
from banyan.kernel.principal import Principal
from banyan.kernel.systems import registry


@dataclass(frozen=True)
class KnownFact:
    """A fact as a page shows it: `shown` is masked where it is personal, `value` is the whole."""

    name: str
    title: str
    value: Any
    shown: str
    source: str
    updated: date

    def kept(self) -> dict[str, str]:
        """What a case keeps of it in the clear."""
        return {
            "title": self.title,
            "shown": self.shown,
            "source": self.source,
            "updated": self.updated.isoformat(),
        }


Facts = Mapping[str, KnownFact]


def gather(item: ServiceItem, who: Principal, *, case_id: UUID | None, form: type[Form] | None = None) -> Facts:
    """The facts that an item asks of the registers about this applicant. At most one statement a register."""
    names = [*_own_kind(item.known, who), *_wanted(form or item.form), *_replacing(item)]
    purpose = Purpose(f"办理{item.title}", case_id=case_id, automatic=True)
    return read_facts(names, who, purpose)


def read_facts(names: Iterable[str], who: Principal, purpose: Purpose) -> Facts:
    """Facts by name about the applicant: of a register of persons the person's, of one of firms the firm's."""
    found: dict[str, KnownFact] = {}
    for register, wanted in _by_register(names):
        subject_id = who.firm_id if register.subject is Subject.FIRM else who.subject_id
        if subject_id is None:
            continue
        for name, fact in registers.facts(subject_id, sorted(wanted), purpose=purpose).items():
            found[name] = KnownFact(name, fact.title, fact.value, fact.masked, fact.source, fact.updated)
    return found


def _by_register(names: Iterable[str]) -> list[tuple[Register, set[str]]]:
    known = registry()
    by_code: dict[str, set[str]] = {}
    for name in names:
        by_code.setdefault(name.partition(".")[0], set()).add(name)
    return [(known.get(Register, code), wanted) for code, wanted in by_code.items() if known.has(Register, code)]


def _own_kind(names: Iterable[str], who: Principal) -> list[str]:
    """Of the facts that go with every case those about the applicant himself."""
    known, kind = registry(), Subject.FIRM if who.firm_id else Subject.PERSON

    def about_applicant(name: str) -> bool:
        code = name.partition(".")[0]
        return known.has(Register, code) and known.get(Register, code).subject is kind

    return [name for name in names if about_applicant(name)]


def _wanted(form: type[Form]) -> list[str]:
    return [fact for one in shape_of(form).by_name.values() for fact in one.prefill]


def _replacing(item: ServiceItem) -> list[str]:
    return [fact for material in item.materials for fact in material.from_registers]


def fact_for(one: Field, facts: Facts) -> KnownFact | None:
    """The fact that fills a field."""
    return next((facts[name] for name in one.prefill if name in facts), None)


def fill_known(form: type[Form], data: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    """The data with what the registers know in its place: never what was typed there, unless it may be changed."""
    filled = dict(data)
    for name, one in shape_of(form).by_name.items():
        fact = fact_for(one, facts)
        if fact is not None and (not one.editable or filled.get(name) in (None, "")):
            filled[name] = fact.value
    return filled
