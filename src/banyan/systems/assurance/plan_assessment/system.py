"""规划实施动态评估 (10-7): every row of the plan with its system, evidence and state, from the running registry."""

from banyan.engines.divisions.departments import DEVELOPMENT_REFORM
from banyan.engines.portal.declare import Evidence
from banyan.engines.portal.plan import standings
from banyan.kernel.systems import System


def count_rows() -> str:
    """How far the plan has come, by the registry of this installation."""
    every = standings()
    used = sum(one.state == "used" for one in every)
    trial = sum(one.state == "trial" for one in every)
    return f"{len(every)} 行中在用 {used} 行、部分可用 {trial} 行"


SYSTEM = System(
    code="plan-assessment",
    title="规划实施动态评估",
    plan=("10-7",),
    owner=DEVELOPMENT_REFORM.code,
    declares=(
        Evidence(
            code="plan-rows",
            row="10-7",
            measure=count_rows,
            url="/plan/",
            test="banyan/engines/portal/tests/test_plan.py",
        ),
    ),
)
