"""What a granted registration enters into the register of legal persons (法人库)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.services.declare import Granted, Numbering, RegisterEntry
from banyan.standards import citizen, organisation_code, uscc
from banyan.standards.errors import StandardError
from banyan.standards.uscc import RegistrationDepartment
from banyan.systems.government.company_registration.forms import Company, Household, Shareholder
from banyan.systems.government.company_registration.forms import Post as FormPost
from banyan.systems.government.legal_persons.codes import FirmKind, FirmState, HolderKind, Industry, Post

#: The range of organisation codes that is never given to a real body has so many (GB 11714, clause 3).
_PRIVATE = 99_999
#: Words of a scope of business from which the section of GB/T 4754 is known; the rest is left open.
_INDUSTRIES = (
    ("餐饮", Industry.H),
    ("住宿", Industry.H),
    ("零售", Industry.F),
    ("批发", Industry.F),
    ("销售", Industry.F),
)

#: What a holder with a credit code is, by its first character.
HOLDERS = {"9": HolderKind.FIRM, "1": HolderKind.PUBLIC, "5": HolderKind.SOCIAL}


def credit_code(category: str) -> Numbering:
    """Unified social credit codes of a category, counted for a county.

    Assumed: the organisation code comes from the range kept for private use, from its upper end, so that no real body's
    code is ever given; a real installation takes it from the national allotment.
    """

    def number(granted: Granted, serial: int) -> str:
        body = organisation_code.build(f"PDY{_PRIVATE + 1 - serial:05d}")
        return uscc.build(RegistrationDepartment.MARKET, category, granted.division[:6], body)

    return Numbering(series="U", place=lambda granted: granted.division[:6], number=number)


def company_values(granted: Granted) -> dict[str, Any]:
    """A limited company as the market regulator answers for it."""
    form: Company = granted.form
    return {
        "name": form.company_name,
        "kind": FirmKind.LIMITED.value,
        "legal_person": form.legal_person,
        "legal_person_number": form.legal_person_number,
        "capital": yuan(form.capital),
        "address": form.address,
        "scope": form.scope,
        "shareholders": [holder(one, form.capital, granted.day) for one in form.shareholders],
        "people": people(form, granted.day),
        "telephone": form.contact_phone,
        **_common(granted, form.scope),
    }


def holder(one: Shareholder, capital: Decimal, day: date) -> dict[str, Any]:
    """A shareholder as the register has him: a person with his number, an organisation with its credit code."""
    person, part = is_person(one.number), percent(one, capital)
    return {
        "name": one.name,
        "kind": (HolderKind.PERSON if person else HOLDERS.get(one.number[:1], HolderKind.OTHER)).value,
        "number" if person else "uscc": one.number,
        **({"percent": str(part)} if part else {}),
        "amount": yuan(one.share),
        "pay_by": one.pay_by.isoformat(),
        "since": day.isoformat(),
    }


def is_person(number: str) -> bool:
    """Whether a party's number is a citizen number."""
    try:
        citizen.parse(number)
    except StandardError:
        return False
    return True


def people(form: Company, day: date) -> list[dict[str, Any]]:
    """Who directs the company: whom the form names, in what post, from the day of its founding."""
    since = day.isoformat()
    post = Post.DIRECTOR if form.post is FormPost.DIRECTOR else Post.MANAGER
    head = {"name": form.legal_person, "number": form.legal_person_number, "since": since}
    rows = [{**head, "post": Post.REPRESENTATIVE.value}, {**head, "post": post.value}]
    if form.supervisor and form.supervisor_name:
        rows.append({"name": form.supervisor_name, "post": Post.SUPERVISOR.value, "since": since})
    return rows


def household_values(granted: Granted) -> dict[str, Any]:
    """An individual business as the market regulator answers for it."""
    form: Household = granted.form
    return {
        "name": household_name(form),
        "kind": FirmKind.HOUSEHOLD.value,
        "legal_person": form.owner,
        "legal_person_number": form.owner_number,
        "address": form.address or form.platform or "",
        "scope": form.scope,
        "telephone": form.contact_phone,
        **({"capital": yuan(form.capital)} if form.capital else {}),
        **_common(granted, form.scope),
    }


def _common(granted: Granted, scope: str) -> dict[str, Any]:
    industry = next((section.value for word, section in _INDUSTRIES if word in scope), None)
    return {
        "founded": granted.day.isoformat(),
        "division": granted.division,
        "state": FirmState.OPEN.value,
        **({"industry": industry} if industry else {}),
    }


def household_name(form: Household) -> str:
    """What the business is called: its trade name, or its owner's name."""
    return form.shop_name or f"{form.owner}（个体工商户）"


def yuan(amount: Decimal) -> str:
    """An amount of 10,000 yuan, as the forms ask for it, in yuan."""
    return f"{amount * 10_000:f}"


def percent(one: Shareholder, capital: Decimal) -> Decimal:
    """A shareholder's part of the capital in percent, with two decimals, rounded down so that all stay within 100."""
    return (one.share * 100 / capital).quantize(Decimal("0.01"), rounding="ROUND_DOWN")


COMPANY_ENTRY = RegisterEntry(
    register="firms",
    source=MARKET_SUPERVISION,
    key=credit_code("1"),
    values=company_values,
    representative=lambda granted: granted.form.legal_person_number,
    title="登记设立",
)
HOUSEHOLD_ENTRY = RegisterEntry(
    register="firms",
    source=MARKET_SUPERVISION,
    key=credit_code("2"),
    values=household_values,
    representative=lambda granted: granted.form.owner_number,
    title="登记设立",
)
