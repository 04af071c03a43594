"""Reading cards, ratings and scores; each reader sees the own organisation or what is watched."""

from banyan.engines.supervision.queries.board import (
    Board,
    Filter,
    ScoreRow,
    TrendPoint,
    scores,
    standing,
    totals_since,
    trend,
)
from banyan.engines.supervision.queries.cards import card, cards, cards_waiting
from banyan.engines.supervision.queries.monthly import MonthRow, monthly
from banyan.engines.supervision.queries.ratings import (
    follow_up,
    follow_ups,
    rating_followed,
    rating_of,
    ratings,
    ratings_given,
)
from banyan.engines.supervision.records import CardInfo, FollowUpInfo, RatingInfo

__all__ = [
    "Board", "CardInfo", "Filter", "FollowUpInfo", "MonthRow", "RatingInfo", "ScoreRow", "TrendPoint", "card", "cards",
    "cards_waiting", "follow_up", "follow_ups", "monthly", "rating_followed", "rating_of", "ratings", "ratings_given",
    "scores", "standing", "totals_since", "trend",
]  # fmt: skip
