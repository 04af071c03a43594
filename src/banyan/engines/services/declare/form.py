"""Forms: one Pydantic model is the HTML form, the JSON schema and the validation.

Each field carries an `Ask`: what the page asks. Its type says the rest: a `CodeList` becomes choices, a `date` a date
field, `bool` yes or no, `list[Row]` repeated rows, a type of `declare.types` its own check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


@dataclass(frozen=True)
class When:
    """A condition on an earlier field of the same form: it has one of these values."""

    field: str
    values: tuple[str, ...]

    def holds(self, data: Mapping[str, Any]) -> bool:
        """Whether it holds for what was filled in (raw or validated)."""
        given = data.get(self.field)
        if isinstance(given, (list, tuple, set, frozenset)):
            return any(plain(one) in self.values for one in given)
        return plain(given) in self.values


def when(field: str, *values: Any) -> When:
    """Shown only when an earlier field has one of these values: `when("ownership", Ownership.RENTED)`."""
    return When(field, tuple(plain(value) for value in values))


def plain(value: Any) -> str:
    """A value as the text that a form sends for it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value).strip()


@dataclass(frozen=True)
class Ask:
    """What the page asks for a field.

    `label` is the question, as short as a shopkeeper would say it; `help` stands under it, `example` completes its
    error sentence, `missing` is that sentence when nothing was filled in ("请写店名，和门头招牌一样").
    `page` names the page on which it stands, `group` the heading under which; both hold for the fields that follow
    until another is named. `unit` stands beside the figure. `choices` names the values of a Literal; `yes` and
    `no` the answers of a bool. `widget` overrides what the type suggests (text, textarea, number, date, radio, select,
    checkboxes, rows, division, address, file). `shown` makes it appear only under a condition; with the default None
    it is then required when shown, unless `optional`.
    `prefill` is the fact that fills it, "register.field" of the applicant, or several of which the first that is known
    counts (population for a person, firms for a firm); it is then shown as known with its source and date and not
    asked, unless `editable`. `asked_because` gives the reason why it is
    asked although a register has something of that name (the check stops it otherwise). `secret` values are
    encrypted at rest and masked on pages; the types for citizen numbers and telephones are so already.
    """

    label: str
    help: str = ""
    example: str = ""
    missing: str = ""
    page: str = ""
    group: str = ""
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)
    choice_help: Mapping[str, str] = field(default_factory=dict, hash=False)
    yes: str = "是"
    no: str = "否"
    widget: str = ""
    width: str = ""
    shown: When | None = None
    optional: bool = False
    prefill: str | tuple[str, ...] = ()
    editable: bool = False
    asked_because: str = ""
    secret: bool = False
    autocomplete: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that may fill it."""
        return (self.prefill,) if isinstance(self.prefill, str) else self.prefill

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core)
        facts = " ".join(self.facts)
        words = {"title": self.label, "description": self.help, "x-unit": self.unit, "x-prefill": facts}
        schema.update({key: text for key, text in words.items() if text})
        if self.shown is not None:
            schema["x-shown-when"] = {"field": self.shown.field, "values": list(self.shown.values)}
        return schema


@dataclass(frozen=True)
class Page:
    """A page of a form: its name in the stepper, and the one question that it asks as headline."""

    code: str
    title: str
    question: str = ""
    help: str = ""


class Row(BaseModel):
    """Fields that repeat, or that belong together: the element of a `list[Row]` field."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        str_max_length=500,
        frozen=True,
        allow_inf_nan=False,
    )


class Form(Row):
    """The form of an item. `pages` names its pages in order; each field stands on the one its `Ask` names."""

    pages: ClassVar[tuple[Page, ...]] = ()


def ask_of(metadata: list[Any] | tuple[Any, ...]) -> Ask | None:
    """The `Ask` among a field's annotations."""
    return next((one for one in metadata if isinstance(one, Ask)), None)
