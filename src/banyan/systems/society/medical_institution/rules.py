"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Regulation, Rule
from banyan.systems.society.medical_institution.forms import Kind, MedicalInstitution

REGULATION = Regulation("医疗机构管理条例", says="医疗机构执业，必须进行登记，领取《医疗机构执业许可证》。")
LIMIT = Regulation("医疗机构管理条例", says="自受理执业登记申请之日起四十五日内，根据条例和医疗机构基本标准进行审核。")


def hospital_has_beds(form: MedicalInstitution, facts: Mapping[str, Any]) -> Finding:
    """A hospital has at least twenty beds (医疗机构基本标准, first-class general hospital)."""
    law = Regulation("医疗机构基本标准（试行）", says="一级综合医院住院床位总数 20 至 99 张。")
    few = form.kind is Kind.HOSPITAL and (form.beds or 0) < 20
    return Finding(not few, f"医院床位 {form.beds} 张，不到 20 张，请核对" if few else "床位与类别相称", law)


def nurses_to_beds(form: MedicalInstitution, facts: Mapping[str, Any]) -> Finding:
    """Fewer than 0.4 nurses a bed is looked at (assumed as a hint)."""
    strained = form.kind is Kind.HOSPITAL and bool(form.beds) and form.nurses < Decimal("0.4") * (form.beds or 0)
    return Finding(not strained, "护士少于床位的四成，请核对" if strained else "护士与床位相称")


RULES = (Rule("beds", "床位", hospital_has_beds), Rule("nurses", "护士与床位", nurses_to_beds))


def is_hospital(form: MedicalInstitution) -> bool:
    """Whether experts look at it too (assumed)."""
    return form.kind is Kind.HOSPITAL


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: MedicalInstitution = case.form
    return {
        "institution_name": form.institution_name,
        "kind": form.kind.label,
        "subjects": form.subjects.replace("\n", "、"),
        "address": form.address,
        "head": form.head,
    }
