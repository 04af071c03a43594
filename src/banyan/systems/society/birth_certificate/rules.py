"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.kernel import clock
from banyan.systems.society.birth_certificate.forms import BirthCertificate

SURNAME = Law(
    "民法典",
    1015,
    says="自然人应当随父姓或者母姓，但是有选取其他直系长辈血亲的姓氏等情形的，可以在父姓和母姓之外选取姓氏。",
)


def born_already(form: BirthCertificate, facts: Mapping[str, Any]) -> Finding:
    """The child is born, and its mother was old enough to be its mother."""
    if form.born > clock.today():
        return Finding(False, "出生日期还没有到，请核对。")
    return Finding(True, "出生日期可信")


def bears_a_parents_name(form: BirthCertificate, facts: Mapping[str, Any]) -> Finding:
    """The surname is the father's or the mother's, else a clerk asks why (民法典第一千零一十五条)."""
    firsts = {name[0] for name in (form.mother, form.father) if name}
    follows = form.baby_name[0] in firsts
    return Finding(follows, "随父姓或母姓" if follows else "宝宝的姓和父母都不同，请问清理由", SURNAME)


def applicant_is_a_parent(form: BirthCertificate, facts: Mapping[str, Any]) -> Finding:
    """A parent applies; somebody else is asked for a power of attorney."""
    number = facts.get("population.citizen_number")
    parent = number in (form.mother_number, form.father_number)
    return Finding(parent, "父母本人申请" if parent else "不是父母本人申请，请看委托书")


RULES = (
    Rule("born", "已经出生", born_already, stops=True),
    Rule("surname", "宝宝的姓", bears_a_parents_name),
    Rule("parent", "父母申请", applicant_is_a_parent),
)


def certificate_content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: BirthCertificate = case.form
    return {
        "baby_name": form.baby_name,
        "sex": form.sex.label,
        "born": form.born.isoformat(),
        "hospital": form.hospital,
        "mother": form.mother,
        "father": form.father or "",
    }
