"""The evidence that the plan's page shows."""

import pytest

from banyan.engines.supervision.tallies import fold
from banyan.engines.supervision.tests.scenes import MONDAY, case, known, on
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.systems.government.electronic_supervision.system import count_cards


@pytest.mark.django_db
def test_evidence_is_measured() -> None:
    known(case())
    with acting_as(SYSTEM), on(MONDAY):
        fold()
        assert count_cards().startswith("近 30 天收件 1 件，红牌 0 张")
