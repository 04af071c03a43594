"""A legal person that is no more applies for nothing."""

from __future__ import annotations

from django.utils.translation import gettext as _

from banyan.engines.registers.declare import Subject, registers
from banyan.engines.registers.queries import ended
from banyan.kernel.errors import Refused
from banyan.kernel.principal import Principal


def require_standing(who: Principal) -> None:
    """Raises Refused when the firm in whose name somebody acts has been closed, by the register of firms.

    One statement a register of firms, and none for a natural person. A firm whose licence was revoked still stands
    until it is struck off: it has to be able to apply for that.
    """
    if who.firm_id is None:
        return
    for known in registers():
        if known.register.subject is Subject.FIRM and (state := ended(known.code, who.firm_id)):
            raise Refused(_("这家单位的登记状态是“%(state)s”，不能再以它的名义申请。") % {"state": state})
