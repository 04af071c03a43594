"""网上审批系统 (4-2-1e) and its items (4-2-3b): the services engine itself is the system."""

from banyan.engines.divisions.departments import GOVERNMENT_SERVICES
from banyan.engines.portal.declare import Evidence
from banyan.engines.services import queries
from banyan.kernel.systems import System


def count_cases() -> str:
    """What is published, and what came in lately."""
    now = queries.extent()
    return f"{now.items} 个事项、{now.implementations:,} 份实施清单已发布，近 30 天收件 {now.cases:,} 件"


def count_items() -> str:
    """How many items of how many departments are declared and run."""
    now = queries.extent()
    return f"{now.departments} 个部门的 {now.items} 个事项，各有自己的表单和流程"


SYSTEM = System(
    code="online-approval",
    title="网上审批系统",
    plan=("4-2-1e", "4-2-3b"),
    owner=GOVERNMENT_SERVICES.code,
    declares=(
        Evidence(
            code="approval-cases",
            row="4-2-1e",
            measure=count_cases,
            url="/guide/",
            test="banyan/engines/services/tests/test_path.py",
        ),
        Evidence(
            code="approval-items",
            row="4-2-3b",
            measure=count_items,
            url="/guide/",
            test="banyan/systems/government/food_licence/tests",
        ),
    ),
)
