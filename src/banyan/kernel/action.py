"""Actions: every write. Policy, transaction, audit row and event commit together or not at all.

An action is a function whose first parameter is the `Act`; callers leave it out. Called inside another action
it joins that one's transaction. An action that asked no policy, or touched nothing, does not commit.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, get_type_hints
from uuid import UUID

from django.db import connection, transaction
from pydantic import TypeAdapter

from banyan.kernel import clock, metrics, telemetry
from banyan.kernel.errors import BanyanError, Conflict, Invalid, Refused
from banyan.kernel.events import Event, subscribers_of
from banyan.kernel.ids import uuid7
from banyan.kernel.policy import Policy
from banyan.kernel.principal import Principal, current

P = ParamSpec("P")
R = TypeVar("R")


class Unchecked(RuntimeError):
    """An action asked no policy, or recorded nothing: a mistake of its author. It did not commit."""


@dataclass
class _Ledger:
    """What the outermost action will record when it commits."""

    audit: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)

    def write(self, now: datetime, channel: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT banyan_record(%s, %s, %s, %s)",
                [now, channel, json.dumps(self.audit), json.dumps(self.events)],
            )


class Act:
    """What an action is given: who acts, when, and the means to ask, record and tell."""

    def __init__(self, code: str, who: Principal, ledger: _Ledger) -> None:
        self.code = code
        self.who = who
        self.now = clock.now()
        self._ledger = ledger
        self._asked = False
        self._touched = False

    def require(self, policy: Policy, subject: Any = None) -> None:
        """Ask `policy`; raise `Refused` with its reason when it says no."""
        self._asked = True
        decision = policy.decide(self.who, subject)
        if not decision:
            raise Refused(decision.reason or "您不能做这件事。")

    def touched(
        self,
        aggregate: str,
        aggregate_id: UUID | str,
        *,
        division: str = "",
        org_id: UUID | None = None,
        about: dict[str, Any] | None = None,
    ) -> None:
        """Write an audit row for the thing that this action changed; `about` holds no personal data."""
        self._touched = True
        self._ledger.audit.append(
            {
                "action": self.code,
                "aggregate": aggregate,
                "aggregate_id": str(aggregate_id),
                "division": division,
                "org_id": str(org_id) if org_id else None,
                "about": about or {},
            }
        )

    def emit(self, event: Event) -> None:
        """Put an event into the outbox; its subscribers hear of it after the commit."""
        self._ledger.events.append(
            {
                "uid": str(uuid7()),
                "kind": event.kind,
                "aggregate": event.aggregate,
                "aggregate_id": event.aggregate_id,
                "payload": event.model_dump(mode="json"),
                "subscribers": [subscriber.name for subscriber in subscribers_of(type(event))],
            }
        )

    def close(self) -> None:
        """Hold the author to the rules."""
        if not self._asked:
            raise Unchecked(f"action {self.code} asked no policy: call act.require(...) before it writes")
        if not self._touched:
            raise Unchecked(f"action {self.code} recorded nothing: call act.touched(...) for what it changed")


_ledger: ContextVar[_Ledger | None] = ContextVar("banyan_ledger", default=None)

#: Every action by its code.
ACTIONS: dict[str, Action[Any, Any]] = {}


class Action(Generic[P, R]):
    """A registered action; call it as the function without its first parameter."""

    def __init__(self, code: str, title: str, function: Callable[Concatenate[Act, P], R]) -> None:
        self.code = code
        self.title = title
        self.function = function
        functools.update_wrapper(self, function)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        ledger = _ledger.get()
        if ledger is not None:
            return self._run(ledger, *args, **kwargs)
        ledger = _Ledger()
        token = _ledger.set(ledger)
        outcome = "failed"
        try:
            with telemetry.span(self.code), transaction.atomic():
                result = self._run(ledger, *args, **kwargs)
                ledger.write(clock.now(), current().channel)
            outcome = "done"
            return result
        except BanyanError:
            outcome = "refused"
            raise
        finally:
            _ledger.reset(token)
            metrics.actions.labels(self.code, outcome).inc()

    def _run(self, ledger: _Ledger, *args: P.args, **kwargs: P.kwargs) -> R:
        act = Act(self.code, current(), ledger)
        marks = len(ledger.audit), len(ledger.events)
        try:
            result = self.function(act, *args, **kwargs)
            act.close()
        except BaseException:
            del ledger.audit[marks[0] :], ledger.events[marks[1] :]
            raise
        return result

    def once(self, key: str, *args: P.args, **kwargs: P.kwargs) -> R:
        """Do it once for this key and principal: a repetition gets the first answer, other contents `Conflict`.

        `key` is 1 to 200 characters. Two at the same moment: the second waits for the first.
        """
        if not 1 <= len(key) <= 200:
            raise Invalid("Idempotency-Key 应为 1 到 200 个字符。", fields={"key": "长度不对"})
        digest = hashlib.sha256(repr(_in_order((args, kwargs))).encode()).digest()
        with transaction.atomic():
            kept = _claim(self.code, key, digest)
            if kept is not None:
                return self._answers.validate_python(kept["answer"])
            result = self(*args, **kwargs)
            _keep(self.code, key, self._answers.dump_python(result, mode="json"))
            return result

    @functools.cached_property
    def _answers(self) -> TypeAdapter[R]:
        return TypeAdapter(get_type_hints(self.function)["return"])


def _in_order(value: Any) -> Any:
    """The same contents in one order, however mappings and sets came: their order is no difference."""
    if isinstance(value, Mapping):
        return sorted((repr(key), _in_order(inner)) for key, inner in value.items())
    if isinstance(value, set | frozenset):
        return sorted(repr(one) for one in value)
    if isinstance(value, list | tuple):
        return [_in_order(one) for one in value]
    return repr(value)


def _asker(who: Principal) -> str:
    return f"{who.account_id}:{who.firm_id or ''}"


def _claim(code: str, key: str, digest: bytes) -> dict[str, Any] | None:
    """Take the key, or the answer kept for it."""
    values = [_asker(current()), code, key]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_answer (asker, action, key, digest, at) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [*values, digest, clock.now()],
        )
        if cursor.rowcount:
            return None
        cursor.execute("SELECT digest, answer FROM kernel_answer WHERE asker = %s AND action = %s AND key = %s", values)
        row = cursor.fetchone()
    if row is None or bytes(row[0]) != digest:
        raise Conflict("这个请求编号已经用过，内容却不一样。请换一个编号再提交。", code="key-reused")
    answer = row[1]
    return {"answer": json.loads(answer) if isinstance(answer, str) else answer}


def _keep(code: str, key: str, answer: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_answer SET answer = %s WHERE asker = %s AND action = %s AND key = %s",
            [json.dumps(answer), _asker(current()), code, key],
        )


def action(code: str, *, title: str) -> Callable[[Callable[Concatenate[Act, P], R]], Action[P, R]]:
    """Make a function an action; `code` is `engine.thing.verb`, unique; `title` is what a person calls it."""

    def register(function: Callable[Concatenate[Act, P], R]) -> Action[P, R]:
        made = Action(code, title, function)
        earlier = ACTIONS.setdefault(code, made)
        if earlier is not made:
            raise RuntimeError(f"two actions have the code {code}: {earlier.function} and {function}")
        return made

    return register
