"""Every write of supervision that somebody is answerable for."""

from banyan.engines.supervision.actions.cards import answer_card, issue_card, rule_on_card
from banyan.engines.supervision.actions.ratings import follow_up, rate
from banyan.engines.supervision.actions.settings import clear_rule, set_rule

__all__ = ["answer_card", "clear_rule", "follow_up", "issue_card", "rate", "rule_on_card", "set_rule"]
