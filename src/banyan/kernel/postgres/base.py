"""The database connection. Row-level security sees the principal of `kernel.principal.current()`.

The scope is applied lazily and only when it changes, so it costs one round trip a request. A rollback undoes
settings made inside the transaction, so the scope is applied anew after one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Cursor, OperationalError, sql
from psycopg.pq import TransactionStatus

from banyan.kernel.postgres.creation import DatabaseCreation
from banyan.kernel.postgres.operations import DatabaseOperations
from banyan.kernel.principal import Principal, current

_owner: ContextVar[bool] = ContextVar("banyan_owner", default=False)

_USED = "banyan_used"
_FRESH = 1.0
"""A connection used within so many seconds is taken to live."""
_MOST_DEAD = 64

_APPLY = (
    "SELECT set_config('banyan.kind', %s, false), set_config('banyan.account', %s, false),"
    " set_config('banyan.subjects', %s, false), set_config('banyan.orgs', %s, false),"
    " set_config('banyan.watch', %s, false), set_config('banyan.powers', %s, false)"
)


@contextmanager
def as_owner() -> Iterator[None]:
    """Within the block statements run as the role that signed in (migrations, a test's flush), not as the
    application's role. It changes nothing where the application's role itself signs in."""
    token = _owner.set(True)
    try:
        yield
    finally:
        _owner.reset(token)


def _array(values: Any) -> str:
    return "{" + ",".join(str(value) for value in values) + "}"


def scope_of(who: Principal) -> tuple[str, ...]:
    """The values of the session's settings for a principal, in the order of `_APPLY`."""
    return (
        who.kind,
        str(who.account_id or ""),
        _array(who.subjects),
        _array(who.org_ids),
        _array(who.watches),
        _array(sorted(who.powers)),
    )


class DatabaseWrapper(base.DatabaseWrapper):
    """A PostgreSQL connection that carries the current principal."""

    ops_class = DatabaseOperations
    creation_class = DatabaseCreation

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._applied: tuple[Principal, bool] | None = None
        self._role: str | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """One from the pool; one that lay there for a while is asked first whether it still lives.

        Django's own check asks each time, which costs every request a round trip.
        """
        for _ in range(_MOST_DEAD):
            connection = super().get_new_connection(conn_params)
            pool = self.pool
            if pool is None or monotonic() - getattr(connection, _USED, 0.0) < _FRESH:
                return connection
            try:
                pool.check_connection(connection)
            except OperationalError:
                pool.putconn(connection)
            else:
                return connection
        return super().get_new_connection(conn_params)

    def _close(self) -> Any:
        if self.connection is not None and self.pool is not None:
            setattr(self.connection, _USED, monotonic())
        return super()._close()  # type: ignore[misc]

    def connect(self) -> None:
        self._applied = None
        self._role = None
        super().connect()

    def _rollback(self) -> Any:
        self._applied = None
        self._role = None
        return super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._applied = None
        self._role = None

    def create_cursor(self, name: str | None = None) -> Any:
        self._apply_scope()
        return super().create_cursor(name)

    def _apply_scope(self) -> None:
        wanted = (current(), _owner.get())
        if self._applied is not None and self._applied[0] is wanted[0] and self._applied[1] is wanted[1]:
            return
        connection = self.connection
        if connection.info.transaction_status == TransactionStatus.INERROR:
            return
        self._assume_role(connection, owner=wanted[1])
        with Cursor(connection) as prepared:
            prepared.execute(_APPLY, scope_of(wanted[0]), prepare=True)
        self._applied = wanted

    def _assume_role(self, connection: Any, *, owner: bool) -> None:
        role = os.environ.get("BANYAN_ASSUME_ROLE", "")
        if not role:
            return
        wanted = "none" if owner else role
        if self._role == wanted:
            return
        statement = sql.SQL("RESET ROLE") if owner else sql.SQL("SET ROLE {}").format(sql.Identifier(role))
        connection.execute(statement)
        self._role = wanted
