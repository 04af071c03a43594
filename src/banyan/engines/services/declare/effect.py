"""What a grant does beyond its result: it enters somebody into a register, or acts on a licence that is held already.

Systems declare effects; the engine performs them in the transaction of the decision, so that there is no decision
without them and none of them without a decision. A refusal and a withdrawal have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from banyan.engines.services.declare.outcome import Granted
from banyan.kernel.systems import Problem

if TYPE_CHECKING:
    from banyan.engines.divisions.departments import Department
    from banyan.engines.services.declare.form import Form
    from banyan.kernel.systems import Registry


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """How the registering body gives numbers: counted for a place (six characters) and a day, within a `series` of one
    character. `number` makes the n-th, n from 1; numbers that the register has already are passed over."""

    series: str
    place: Callable[[Granted], str]
    number: Callable[[Granted, int], str]
    day: Callable[[Granted], date] = lambda granted: date(2000, 1, 1)


@dataclass(frozen=True, kw_only=True)
class RegisterEntry:
    """A grant enters somebody into a register (登记入库): what `source` answers for, true from `since` on.

    `values` find the number of the entry in `granted.given`. `representative` gives the citizen number of who
    represents a firm; his account may act for it from then on.
    """

    register: str
    source: Department
    key: Numbering | Callable[[Granted], str]
    values: Callable[[Granted], Mapping[str, Any]]
    since: Callable[[Granted], date] = lambda granted: granted.day
    representative: Callable[[Granted], str] | None = None
    title: str = "登记入库"


@dataclass(frozen=True, kw_only=True)
class LicenceChange:
    """A grant changes the licence that was chosen in `field` (变更): the fields that `content` gives, no others."""

    field: str
    content: Callable[[Granted], Mapping[str, str]]
    reason: Callable[[Granted], str]
    holder_name: Callable[[Granted], str] | None = None


@dataclass(frozen=True, kw_only=True)
class LicenceRenewal:
    """A grant gives the chosen licence as long again as its type says (延续)."""

    field: str
    reason: Callable[[Granted], str]


@dataclass(frozen=True, kw_only=True)
class LicenceEnd:
    """A grant ends the chosen licence: 注销, or another ending that the documents engine knows."""

    field: str
    reason: Callable[[Granted], str]
    ending: Literal["cancelled", "withdrawn", "penalty"] = "cancelled"


OnLicence = LicenceChange | LicenceRenewal | LicenceEnd
Effect = RegisterEntry | OnLicence


def problems_of_effects(effects: tuple[Effect, ...], form: type[Form], registry: Registry) -> Iterator[Problem]:
    """Registers that are not declared, sources that answer for nothing there, fields in which no licence is chosen."""
    from banyan.engines.registers.declare import Register
    from banyan.engines.services.forms.describe import shape_of

    held = {name for name, one in shape_of(form).by_name.items() if one.held}
    for effect in effects:
        if not isinstance(effect, RegisterEntry):
            if effect.field not in held:
                said = f"字段 {effect.field} 不是从持有的证照里选的，"
                yield Problem(said, "在表单里加上 Held(…) 的字段，或改正名称。", "effects")
        elif not registry.has(Register, effect.register):
            yield Problem(f"没有登记库 {effect.register}，", "声明它，或改正代码。", "effects")
        elif all(one.source.code != effect.source.code for one in registry.get(Register, effect.register).fields):
            yield Problem(f"{effect.source.title}在登记库 {effect.register} 里没有字段，", "改正来源部门。", "effects")
