"""部门行业应用 (4-2-3b): answers for the row; the items themselves are the other systems'."""

from banyan.engines.divisions.departments import GOVERNMENT_SERVICES
from banyan.engines.portal.declare import Evidence
from banyan.engines.services import queries
from banyan.kernel.systems import System
from banyan.systems.government.sector_applications.fields import ITEM_OF


def count_items() -> str:
    """How many items of how many departments are declared and run."""
    now = queries.extent()
    return f"{len(ITEM_OF)} 个领域都有在办的事项，共 {now.departments} 个部门的 {now.items} 个，各有自己的表单和流程"


SYSTEM = System(
    code="sector-applications",
    title="部门行业应用",
    plan=("4-2-3b",),
    owner=GOVERNMENT_SERVICES.code,
    note="发展和改革、商务、统计、工商登记、财政、税务、价格、住房、教育、文化、卫生、就业、社会保障、食品、交通都有事项",
    declares=(
        Evidence(
            code="sector-items",
            row="4-2-3b",
            measure=count_items,
            url="/guide/",
            test="banyan/systems/government/sector_applications/tests",
        ),
    ),
)
