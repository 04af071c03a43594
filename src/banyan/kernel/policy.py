"""Policies: who may do what, as objects that can be asked and tested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from banyan.kernel.errors import Refused
from banyan.kernel.principal import Principal, current


@dataclass(frozen=True, slots=True)
class Decision:
    """What a policy answers; `reason` is a sentence for the person when refused."""

    granted: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.granted


_GRANTED = Decision(True)


def allowed() -> Decision:
    """Yes."""
    return _GRANTED


def denied(reason: str) -> Decision:
    """No, because of `reason` (a sentence in the person's language)."""
    return Decision(False, reason)


class Policy:
    """Who may do one kind of thing. Subclasses say it in `decide`; `code` and `title` name it."""

    code: str = ""
    title: str = ""

    def decide(self, who: Principal, subject: Any) -> Decision:
        """Whether `who` may do it to `subject`."""
        raise NotImplementedError(f"{type(self).__name__} does not decide")

    def __or__(self, other: Policy) -> Policy:
        return _Either(self, other)

    def __and__(self, other: Policy) -> Policy:
        return _Both(self, other)


@dataclass(frozen=True)
class _Either(Policy):
    first: Policy
    second: Policy

    def decide(self, who: Principal, subject: Any) -> Decision:
        decision = self.first.decide(who, subject)
        return decision or self.second.decide(who, subject)


@dataclass(frozen=True)
class _Both(Policy):
    first: Policy
    second: Policy

    def decide(self, who: Principal, subject: Any) -> Decision:
        decision = self.first.decide(who, subject)
        return self.second.decide(who, subject) if decision else decision


class Anyone(Policy):
    """Open to everybody, signed in or not."""

    code, title = "anyone", "任何人"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed()


class SignedIn(Policy):
    """Open to whoever is signed in."""

    code, title = "signed-in", "已登录"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return denied("请先登录。") if who.kind == "anonymous" else allowed()


class SystemOnly(Policy):
    """The platform itself: the worker, the set-up, the simulation's scenery."""

    code, title = "system-only", "仅限系统"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if who.kind == "system" else denied("这件事只由系统自己做。")


@dataclass(frozen=True)
class HasPower(Policy):
    """One of the three separate administrators' powers (三员分立): system, security or audit."""

    power: str
    title: str = ""

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if self.power in who.powers else denied("您的账号没有这项管理权限。")


ANYONE, SIGNED_IN, SYSTEM_ONLY = Anyone(), SignedIn(), SystemOnly()


def require(policy: Policy, subject: Any = None) -> None:
    """Ask `policy` for the current principal; raise `Refused` with its reason when it says no."""
    decision = policy.decide(current(), subject)
    if not decision:
        raise Refused(decision.reason or "您不能做这件事。")
