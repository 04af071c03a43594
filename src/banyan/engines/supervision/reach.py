"""How far a civil servant sees in supervision: the divisions watched, or the own organisation."""

from __future__ import annotations

from dataclasses import dataclass

from banyan.engines.divisions.queries import Division, Organisation, division, find_division, organisation
from banyan.engines.identity.roles import SUPERVISE
from banyan.kernel.errors import Refused
from banyan.kernel.principal import Principal


@dataclass(frozen=True, slots=True)
class Reach:
    """`root` is the division seen as a whole; `own` is set for whoever sees only the own organisation."""

    root: Division
    own: Organisation | None = None

    @property
    def supervises(self) -> bool:
        """Whether it is a supervisor's reach."""
        return self.own is None

    def within(self, code: str) -> Division:
        """The division asked for, when it lies within the root; else the root."""
        asked = find_division(code) if code else None
        inside = asked is not None and self.supervises and asked.code.startswith(self.root.prefix)
        return asked if inside and asked is not None else self.root


def reach_of(who: Principal) -> Reach:
    """The reach of a civil servant's widest post. Raises `Refused` for everybody else."""
    if who.kind != "servant" or not who.posts:
        raise Refused("这是工作人员的页面。")
    watched = [post for post in who.posts if SUPERVISE.code in post.roles]
    if watched:
        return Reach(min((division(post.division) for post in watched), key=lambda one: (one.level, one.code)))
    own = organisation(who.posts[0].org_id)
    return Reach(division(own.division), own)
