"""电子监察 (4-2-1g, first part): cards by rule, ratings with follow-up and the score board, from the engine."""

from datetime import timedelta

from banyan.engines.divisions.departments import GOVERNMENT_SERVICES
from banyan.engines.portal.declare import Evidence
from banyan.engines.supervision.queries import totals_since
from banyan.kernel import clock
from banyan.kernel.systems import System


def count_cards() -> str:
    """What the last thirty days brought."""
    whole = totals_since(clock.today() - timedelta(days=30))
    cards = f"红牌 {whole.red:,} 张、黄牌 {whole.yellow:,} 张"
    return f"近 30 天收件 {whole.submitted:,} 件，{cards}，评价 {whole.rated:,} 次，差评回访 {whole.followed:,} 次"


SYSTEM = System(
    code="electronic-supervision",
    title="电子监察",
    plan=("4-2-1g",),
    owner=GOVERNMENT_SERVICES.code,
    state="partial",
    note="时限、步骤亮牌、好差评和考核在用；与纪检监察的线索移送以后再加",
    declares=(Evidence(code="cards-and-ratings", row="4-2-1g", measure=count_cards, url="/work/supervise/"),),
)
