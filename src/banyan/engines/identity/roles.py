"""Roles of civil servants: what a post may do with cases and data of its department."""

from __future__ import annotations

from dataclasses import dataclass

#: How far a role's data rights reach: the own department, or every department below the own division.
OWN, BELOW = "own", "below"


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a post can hold. `reach` is the reach of its data rights."""

    code: str
    title: str
    explains: str
    reach: str = OWN


ROLES: dict[str, Role] = {}


def declare_role(role: Role) -> Role:
    """Add a role; a code stands for one role only."""
    if ROLES.setdefault(role.code, role) != role:
        raise ValueError(f"两个角色用了同一个代码 {role.code}")
    return role


ACCEPT = declare_role(Role("accept", "受理", "核对材料，受理、退回或一次告知补正"))
REVIEW = declare_role(Role("review", "审查", "审查申请内容，提出意见"))
DECIDE = declare_role(Role("decide", "决定", "作出准予或不予许可的决定"))
LEADER = declare_role(Role("leader", "负责人", "分派、转办和催办本部门的办件"))
INSPECT = declare_role(Role("inspect", "现场核查", "到现场核查并记录"))
SUPERVISE = declare_role(Role("supervise", "监察", "查看下级各部门的时限和步骤，发牌督办", BELOW))
REGISTER = declare_role(Role("register", "数据管理", "维护本部门负责的登记数据"))
PUBLISH = declare_role(Role("publish", "事项管理", "维护和发布本部门的事项与内容"))


def role(code: str) -> Role:
    """The role with this code; KeyError when there is none."""
    return ROLES[code]
