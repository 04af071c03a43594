"""What a granted registration of a birth enters into the population register (人口库)."""

from __future__ import annotations

from typing import Any

from banyan.engines.divisions.departments import PUBLIC_SECURITY
from banyan.engines.services.declare import Granted, Numbering, RegisterEntry
from banyan.kernel.errors import Conflict
from banyan.standards import citizen
from banyan.standards.citizen import Sex
from banyan.systems.government.birth_registration.forms import BabySex, BirthRegistration
from banyan.systems.government.population.codes import Life


def number(granted: Granted, serial: int) -> str:
    """The citizen number of a child: the order is odd for boys and even for girls, at most 999 (GB 11643).

    Boys and girls born on a day in a county are counted together, so that at most 499 get a number.
    """
    order = 2 * serial - 1 if granted.form.sex is BabySex.MALE else 2 * serial
    if order > 999:
        raise Conflict("这一天出生的号码已经编完，请联系上级户政部门。", code="numbers")
    return citizen.build(granted.division[:6], granted.form.born, order)


def child(granted: Granted) -> dict[str, Any]:
    """The child as the public security bodies answer for it, in the household that the parents chose."""
    form: BirthRegistration = granted.form
    return {
        "name": form.baby_name,
        "sex": (Sex.MALE if form.sex is BabySex.MALE else Sex.FEMALE).value,
        "birth_date": form.born.isoformat(),
        "household_division": granted.division,
        "household_address": form.address,
        "residence_division": granted.division,
        "residence_address": form.address,
        "state": Life.HERE.value,
    }


BIRTH_ENTRY = RegisterEntry(
    register="population",
    source=PUBLIC_SECURITY,
    key=Numbering(
        series="b",
        place=lambda granted: granted.division[:6],
        day=lambda granted: granted.form.born,
        number=number,
    ),
    values=child,
    since=lambda granted: granted.form.born,
    title="登记出生",
)
