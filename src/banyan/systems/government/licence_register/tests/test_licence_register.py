import pytest

from banyan.engines.documents.models import SerialCounter
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.testing import registry_of
from banyan.systems.government.licence_register.system import SYSTEM as REGISTER
from banyan.systems.government.licence_register.system import count_licences


def test_the_declaration_holds() -> None:
    with registry_of(REGISTER):
        pass


@pytest.mark.django_db
def test_the_evidence_counts_what_was_issued_for_anybody_who_asks() -> None:
    with acting_as(SYSTEM):
        for code, last in (("a", 1200), ("b", 34)):
            SerialCounter.objects.create(type_code=code, org_id=uuid7(), year=2026, last=last)
    with acting_as(ANONYMOUS):
        assert count_licences().startswith("已颁发电子证照 1,234 张、2 种，来自 2 个单位")
