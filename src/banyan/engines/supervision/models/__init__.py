"""Tables of cards, ratings, marks and tallies."""

from banyan.engines.supervision.models.card import Card
from banyan.engines.supervision.models.mark import Mark
from banyan.engines.supervision.models.rating import FollowUp, Rating
from banyan.engines.supervision.models.setting import RuleSetting
from banyan.engines.supervision.models.tally import PlaceTally, Tally, TallyPending

__all__ = ["Card", "FollowUp", "Mark", "PlaceTally", "Rating", "RuleSetting", "Tally", "TallyPending"]
