"""Materials of an application: what is supplied without the applicant, and what he has to hand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from banyan.engines.documents.queries import FileInfo, files_of, held_types
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.services.declare import Material, ServiceItem
from banyan.engines.services.work.facts import Facts
from banyan.kernel.errors import Invalid


class Handed(BaseModel):
    """What the applicant says about one material: files that he uploaded, or that he agrees to the pledge."""

    model_config = ConfigDict(extra="forbid")
    files: list[UUID] = Field(default=[], max_length=50)
    pledged: bool = False


@dataclass(frozen=True)
class Supply:
    """How one material is supplied: rows to keep with the case."""

    material: Material
    source: str
    files: tuple[FileInfo, ...] = ()
    licence: LicenceInfo | None = None
    note: str = ""

    def rows(self) -> list[dict[str, Any]]:
        """One row a file, or one."""
        common = {"code": self.material.code, "title": self.material.title, "source": self.source, "note": self.note}
        if self.files:
            return [{**common, "file_id": one.id, "name": one.name, "size": one.size} for one in self.files]
        if self.licence is not None:
            name = f"{self.licence.title} {self.licence.identifier}"[:160]
            return [{**common, "licence_id": self.licence.id, "name": name}]
        return [common]


def read_handed(materials: Mapping[str, Any]) -> dict[str, Handed]:
    """What was handed in, by material; Invalid when it is malformed."""
    try:
        return {code: Handed.model_validate(one) for code, one in materials.items()}
    except ValidationError:
        raise Invalid("材料的写法不对，请重新选文件。", fields={"materials": "写法不对"}) from None


def supplies(
    item: ServiceItem, form: Any, handed: Mapping[str, Handed], facts: Facts, holder_id: UUID
) -> tuple[list[Supply], dict[str, str]]:
    """How each material of an application is supplied, and a sentence for each that is missing."""
    wanted = [one for one in item.materials if one.needed_for(form) or one.code in handed]
    licences = _licences(wanted, holder_id)
    files = files_of([file_id for one in handed.values() for file_id in one.files])
    found: list[Supply] = []
    errors = {f"materials.{code}": _("没有这种材料") for code in handed if not _has(item, code)}
    for material in wanted:
        given = handed.get(material.code, Handed())
        supply = _supply(material, given, facts, licences, files)
        if isinstance(supply, Supply):
            found.append(supply)
        elif supply:
            errors[f"materials.{material.code}"] = supply
        elif material.needed_for(form):
            errors[f"materials.{material.code}"] = _("请上传%(title)s") % {"title": material.title}
    return found, errors


def exemptions(item: ServiceItem, facts: Facts, holder_id: UUID) -> dict[str, Supply]:
    """The materials that this applicant need not hand in (免交), by code."""
    licences = _licences(list(item.materials), holder_id)
    found = ((one, _supply(one, Handed(), facts, licences, {})) for one in item.materials)
    return {one.code: supply for one, supply in found if isinstance(supply, Supply)}


def _licences(wanted: list[Material], holder_id: UUID) -> dict[str, LicenceInfo]:
    types = {material.from_licence for material in wanted if material.from_licence}
    return held_types(holder_id, types) if types else {}


def _has(item: ServiceItem, code: str) -> bool:
    return any(material.code == code for material in item.materials)


def _supply(
    material: Material,
    given: Handed,
    facts: Facts,
    licences: Mapping[str, LicenceInfo],
    files: Mapping[UUID, FileInfo],
) -> Supply | str:
    """The supply, a sentence about what is wrong with it, or nothing."""
    if material.from_registers and all(fact in facts for fact in material.from_registers):
        sources = "、".join(dict.fromkeys(facts[fact].source for fact in material.from_registers))
        return Supply(material, "register", note=f"取自{sources}的登记数据")
    if licence := licences.get(material.from_licence):
        return Supply(material, "licence", licence=licence, note=f"取自证照库，{licence.issuer_name}颁发")
    if material.pledge and given.pledged:
        return Supply(material, "pledge", note="申请人在线承诺")
    if not given.files:
        return _("请阅读并同意“%(title)s”的承诺") % {"title": material.title} if material.pledge else ""
    return _uploaded(material, given, files)


def _uploaded(material: Material, given: Handed, files: Mapping[UUID, FileInfo]) -> Supply | str:
    chosen = [files[one] for one in dict.fromkeys(given.files) if one in files]
    if len(chosen) < len(set(given.files)):
        return _("%(title)s有一个文件没有找到，可能已删除。请重新上传。") % {"title": material.title}
    if len(chosen) > material.most:
        return _("%(title)s最多 %(most)s 个文件，现在 %(n)s 个") % {
            "title": material.title,
            "most": material.most,
            "n": len(chosen),
        }
    for one in chosen:
        if one.kind not in material.formats:
            return _("%(title)s要 %(formats)s 格式，“%(name)s”不是") % {
                "title": material.title,
                "formats": "、".join(material.formats).upper(),
                "name": one.name,
            }
        if one.size > material.megabytes * 1_000_000:
            return _("“%(name)s”超过 %(megabytes)s MB，请压缩后再传") % {
                "name": one.name,
                "megabytes": material.megabytes,
            }
    return Supply(material, "upload", files=tuple(chosen))
