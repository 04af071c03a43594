"""People, an office, and a declared type of licence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.divisions.queries import Organisation, organisation_for
from banyan.engines.documents.actions import issue_licence
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.documents.records import LicenceInfo
from banyan.kernel.principal import Principal, acting_as
from banyan.kernel.systems import System
from banyan.kernel.testing import person, registry_of, servant

GULOU, CANGSHAN = "350102000000", "350104000000"

FOOD = LicenceType(
    code="food-licence",
    title="食品经营许可证",
    issuer=MARKET_SUPERVISION,
    valid=Validity(years=5),
    holder_label="经营者名称",
    fields=(
        LicenceField("uscc", "统一社会信用代码", shown="number"),
        LicenceField("legal_person", "法定代表人", shown="name"),
        LicenceField("place", "经营场所", shown="open"),
        LicenceField("scope", "经营项目"),
        LicenceField("phone", "联系电话", shown="held", optional=True),
    ),
)
BADGE = LicenceType(
    code="health-badge",
    title="健康证",
    issuer=MARKET_SUPERVISION,
    valid=Validity(years=1),
    layout="card",
    holder="person",
    holder_label="姓名",
)
SYSTEM_OF_TESTS = System(code="licence-tests", title="证照测试", declares=(FOOD, BADGE))

CONTENT = {
    "uscc": "91350102MA2XXXXX0K",
    "legal_person": "林小满",
    "place": "福州市鼓楼区南后街 1 号",
    "scope": "热食类食品制售、冷食类食品制售",
    "phone": "13800000021",
}


@dataclass(frozen=True)
class Scene:
    """An office with its clerk, another office with its clerk, the holder, and a stranger."""

    office: Organisation
    other_office: Organisation
    clerk: Principal
    other_clerk: Principal
    holder: Principal
    stranger: Principal

    @property
    def holder_id(self) -> UUID:
        found = self.holder.applicant_id
        assert found is not None
        return found

    def issue(self, type_code: str = "food-licence", **more: object) -> LicenceInfo:
        """A licence of the holder, issued by the clerk."""
        values: dict[str, object] = {
            "type_code": type_code,
            "holder_id": self.holder_id,
            "holder_name": "福州榕味小馆餐饮有限公司" if type_code == "food-licence" else "林小满",
            "content": CONTENT if type_code == "food-licence" else {},
            "issuer_id": self.office.id,
            **more,
        }
        with acting_as(self.clerk):
            return issue_licence(**values)  # type: ignore[arg-type]


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    office = organisation_for(MARKET_SUPERVISION, GULOU)
    other = organisation_for(MARKET_SUPERVISION, CANGSHAN)
    with registry_of(SYSTEM_OF_TESTS):
        yield Scene(
            office=office,
            other_office=other,
            clerk=servant(office.id, "decide", division=GULOU),
            other_clerk=servant(other.id, "decide", division=CANGSHAN),
            holder=person(),
            stranger=person(name="陈某"),
        )
