"""证照信息库 (4-4-3e): electronic licences that are issued once, verified by anybody, and lent with consent."""

from banyan.engines.divisions.departments import GOVERNMENT_SERVICES
from banyan.engines.documents.queries import figures
from banyan.engines.portal.declare import Evidence
from banyan.kernel.systems import System


def count_licences() -> str:
    """How many licences there are, of how many types."""
    found = figures()
    return f"已颁发电子证照 {found.licences:,} 张、{found.types} 种，来自 {found.offices} 个单位；不用登录就能核验"


SYSTEM = System(
    code="licence-register",
    title="证照信息库",
    plan=("4-4-3e",),
    owner=GOVERNMENT_SERVICES.code,
    declares=(
        Evidence(
            code="licences-issued",
            row="4-4-3e",
            measure=count_licences,
            url="/verify/",
            test="banyan/engines/documents/tests/test_licences.py",
        ),
    ),
)
