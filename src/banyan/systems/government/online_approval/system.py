"""网上审批系统 (4-2-1e): the services engine itself is the system."""

from banyan.engines.divisions.departments import GOVERNMENT_SERVICES
from banyan.engines.portal.declare import Evidence
from banyan.engines.services import queries
from banyan.kernel.systems import System


def count_cases() -> str:
    """What is published, and what came in lately."""
    now = queries.extent()
    return f"{now.items} 个事项、{now.implementations:,} 份实施清单已发布，近 30 天收件 {now.cases:,} 件"


SYSTEM = System(
    code="online-approval",
    title="网上审批系统",
    plan=("4-2-1e",),
    owner=GOVERNMENT_SERVICES.code,
    declares=(
        Evidence(
            code="approval-cases",
            row="4-2-1e",
            measure=count_cases,
            url="/guide/",
            test="banyan/engines/services/tests/test_path.py",
        ),
    ),
)
