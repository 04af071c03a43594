"""部门行业应用 (4-2-3b): answers for the row; the items themselves are the other systems'."""

from banyan.engines.divisions.departments import GOVERNMENT_SERVICES
from banyan.engines.portal.declare import Evidence
from banyan.engines.services import queries
from banyan.kernel.systems import System


def count_items() -> str:
    """How many items of how many departments are declared and run."""
    now = queries.extent()
    return f"{now.departments} 个部门的 {now.items} 个事项，各有自己的表单和流程"


SYSTEM = System(
    code="sector-applications",
    title="部门行业应用",
    plan=("4-2-3b",),
    owner=GOVERNMENT_SERVICES.code,
    state="partial",
    note="价格方面还没有事项：由群众和企业申请、依据又拿得准的，没有找到",
    declares=(
        Evidence(
            code="sector-items",
            row="4-2-3b",
            measure=count_items,
            url="/guide/",
            test="banyan/systems/government/food_licence/tests",
        ),
    ),
)
