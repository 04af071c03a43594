"""Filling in any form with invented, valid contents, from the description of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from banyan.engines.services.declare import Form, ServiceItem
from banyan.engines.services.forms.describe import Field, shape_of
from banyan.engines.services.forms.read import read
from banyan.engines.services.work.facts import Facts, fill_known
from banyan.standards import citizen, synthetic, telephone
from banyan.standards.citizen import Sex
from banyan.standards.synthetic_words import SHOP_WORDS

#: After so many attempts a form is taken to be beyond what can be invented for this applicant.
ATTEMPTS = 160
#: Of contents that a stopping rule refused, this share is kept for the next attempt.
KEPT = 0.5
_WORDS = ("榕荫", "三坊", "闽江", "乌山", "鼓山", "西湖", "茉莉", "福兴", "海峡", "榴花")

#: What holds together (a birthday and the number that contains it) is put right after each attempt.
Mend = Callable[[dict[str, Any]], Mapping[str, Any]]


class Unfillable(Exception):
    """No valid contents were found for a form."""


@dataclass(frozen=True)
class Filled:
    """A form filled in: what is sent, and what it is read as."""

    data: dict[str, Any]
    form: Form


def fill(
    form: type[Form],
    stopped: Callable[[Any], bool],
    rng: Random,
    place: str,
    today: date,
    *,
    facts: Facts | None = None,
    mend: Mend | None = None,
) -> Filled:
    """Contents that the form takes and that nothing stops; `facts` are what the registers know. Raises `Unfillable`."""
    errors: Mapping[str, str] = {}
    data: dict[str, Any] = {}
    for _ in range(ATTEMPTS):
        for field in shape_of(form).by_name.values():
            if field.name not in data or field.name in errors:
                refused = field.name in errors and field.example
                data[field.name] = field.example if refused else _value(field, rng, place, today)
        data |= mend(data) if mend else {}
        reading = read(form, fill_known(form, data, facts or {}))
        errors = {name.split(".")[0]: text for name, text in reading.errors.items()}
        if reading.value is None:
            continue
        if not stopped(reading.value):
            return Filled(data, reading.value)
        data = {name: value for name, value in data.items() if rng.random() < KEPT}
    raise Unfillable(f"{form.__name__}: {dict(errors)}")


def stopping(item: ServiceItem, form: Form, known: Mapping[str, Any]) -> Iterator[str]:
    """The codes of the rules that would not let this application through."""
    return (rule.code for rule in item.rules if rule.stops and not rule.ask(form, known).passed)


def _value(field: Field, rng: Random, place: str, today: date) -> Any:
    if field.rows:
        return [{one.name: _value(one, rng, place, today) for one in field.rows} for _ in range(rng.randint(1, 2))]
    if field.choices:
        values = [choice.value for choice in field.choices]
        if field.widget == "checkboxes":
            return rng.sample(values, rng.randint(1, min(2, len(values))))
        return rng.choice(values)
    return _plain(field, rng, place, today)


def _plain(field: Field, rng: Random, place: str, today: date) -> Any:
    if field.widget == "division":
        return place
    if field.kind is bool:
        return rng.choice(("true", "false"))
    if field.kind is date:
        return (today + timedelta(days=rng.choice((-4000, -900, -400, -200, -30, -5, 20, 40, 200)))).isoformat()
    if field.kind is int and field.label.endswith("年度"):
        return str(today.year + rng.choice((0, 1)))
    if field.kind is int:
        return str(rng.choice((1, 2, 3, 5, 8, 20, 60, 120)))
    if field.kind is Decimal:
        return str(rng.choice((3, 12, 24, 45, 60, 86, 120, 180, 480, 1200, 9600, 500_000, 3_000_000)))
    return _text(field, rng, place, today)


def _text(field: Field, rng: Random, place: str, today: date) -> str:
    if field.secret is not None and field.secret.mask is citizen.mask:
        birth = synthetic.birth_date(rng, today, youngest=20, oldest=60)
        return synthetic.citizen_number(rng, place[:6], birth, rng.choice((Sex.MALE, Sex.FEMALE)))
    if field.secret is not None and field.secret.mask is telephone.mask:
        return synthetic.mobile(rng)
    if "信用代码" in field.label:
        return synthetic.firm(rng, place[:6])
    if field.widget in ("address",):
        return f"{rng.choice(_WORDS)}路 {rng.randint(1, 280)} 号"
    if field.label in ("店名", "新的店名", "字号", "招牌上写什么"):
        return f"{rng.choice(_WORDS)}{rng.choice(SHOP_WORDS)}"
    if field.label == "公司名称":
        return f"福州{rng.choice(_WORDS)}{rng.randint(1, 999)}有限公司"
    if "姓名" in field.label or field.label.endswith(("人", "人员", "者", "经理", "董事")):
        return synthetic.name(rng, Sex.FEMALE, date(1990, 1, 1))
    if field.label == "车牌号":
        return f"闽A{rng.randint(10000, 99999)}"
    if "编号" in field.label or field.label.endswith(("号", "码")):
        return f"{rng.randint(10**9, 10**10 - 1)}"
    return f"{rng.choice(_WORDS)}{rng.randint(1, 99)}"
