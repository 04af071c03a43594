"""Every write of items, drafts and cases."""

from banyan.engines.services.actions.acceptance import accept, ask_supplement, deem_accepted, refuse, supply
from banyan.engines.services.actions.calendar import load_year, settle_clock
from banyan.engines.services.actions.corrections import correct_result
from banyan.engines.services.actions.deciding import (
    decide,
    deliver,
    note_reconsideration,
    terminate,
    withdraw,
)
from banyan.engines.services.actions.drafts import (
    attach,
    detach,
    discard_draft,
    expire_drafts,
    pledge,
    save_draft,
    start_draft,
    start_joint_draft,
)
from banyan.engines.services.actions.filters import forget_filter, save_filter, set_default_filter
from banyan.engines.services.actions.handling import do_step, extend, resume, return_to, suspend
from banyan.engines.services.actions.items import change_implementation, publish_items, set_item_state
from banyan.engines.services.actions.joint import submit_joint
from banyan.engines.services.actions.joint_life import open_waiting, start_again, try_again, withdraw_joint
from banyan.engines.services.actions.opinions import answer_opinion, ask_opinion, deem_consent, drop_opinion
from banyan.engines.services.actions.passing import (
    assign,
    assign_many,
    claim,
    claim_many,
    copy_to,
    correct,
    delegate,
    leave_message,
    note,
    release,
    transfer,
    urge,
)
from banyan.engines.services.actions.publishing import (
    drop_implementation_plan,
    put_planned_into_effect,
    set_implementation_state,
)
from banyan.engines.services.actions.secrets import read_secrets
from banyan.engines.services.actions.submit import apply, submit

__all__ = [
    "accept",
    "answer_opinion",
    "apply",
    "ask_opinion",
    "ask_supplement",
    "assign",
    "assign_many",
    "attach",
    "change_implementation",
    "claim",
    "claim_many",
    "copy_to",
    "correct",
    "correct_result",
    "decide",
    "deem_accepted",
    "deem_consent",
    "delegate",
    "deliver",
    "detach",
    "discard_draft",
    "do_step",
    "drop_implementation_plan",
    "drop_opinion",
    "expire_drafts",
    "extend",
    "forget_filter",
    "leave_message",
    "load_year",
    "note",
    "note_reconsideration",
    "open_waiting",
    "pledge",
    "publish_items",
    "put_planned_into_effect",
    "read_secrets",
    "refuse",
    "release",
    "resume",
    "return_to",
    "save_draft",
    "save_filter",
    "set_default_filter",
    "set_implementation_state",
    "set_item_state",
    "settle_clock",
    "start_again",
    "start_draft",
    "start_joint_draft",
    "submit",
    "submit_joint",
    "supply",
    "suspend",
    "terminate",
    "transfer",
    "try_again",
    "urge",
    "withdraw",
    "withdraw_joint",
]
