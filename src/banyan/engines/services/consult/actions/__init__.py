"""Every write of consultations."""

from banyan.engines.services.consult.actions.answering import answer, decline, transfer
from banyan.engines.services.consult.actions.asking import ask, ask_again, rate
from banyan.engines.services.consult.actions.publishing import keep_private, publish, take_back

__all__ = ["answer", "ask", "ask_again", "decline", "keep_private", "publish", "rate", "take_back", "transfer"]
