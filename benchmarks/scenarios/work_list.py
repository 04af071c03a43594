"""A clerk's work-list and a case, as the browser gets them, among many cases."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Sequence
from urllib.error import HTTPError
from uuid import UUID

from benchmarks.load import Request, Result, press
from benchmarks.people import Session
from benchmarks.report import Figure
from benchmarks.world import USERS, World

PAGE, API = "/work/cases/", "/api/v1/services/work-list?size=50"


def measure(world: World, sessions: Sequence[Session], cases: int) -> None:
    """Work-list with 16 users at once, their own cases and the office's in turn; then cases of the office."""
    path, what = _there(world, sessions[0], PAGE, API, "clerk's work-list")
    views = [f"{path}{'&' if '?' in path else '?'}view={view}" for view in ("mine", "todo")]
    listed = press(world.port, USERS, world.size.seconds, lambda client, turn: sessions[client].page(views[turn % 2]))
    must = cases == world.size.most
    _figures(world, listed, what, f"{cases:,} cases, {USERS} users", 60 if must else None, 200 if must else None)
    statements = Figure(f"{what}, statements", _statements(sessions[0], views[1]), "", f"{cases:,} cases")
    world.report.add(statements)
    ids = _cases(world, sessions[0])
    path, what = _there(world, sessions[0], f"/work/cases/{ids[0]}/", f"/api/v1/services/cases/{ids[0]}", "case")

    def one(client: int, turn: int) -> Request:
        return sessions[client].page(path.replace(str(ids[0]), str(ids[(client * 7 + turn) % len(ids)])))

    opened = press(world.port, 4, world.size.seconds / 2, one)
    _figures(world, opened, what, f"{cases:,} cases, 4 users", 50 if must else None, None)


def _figures(world: World, result: Result, what: str, at: str, half: float | None, most: float | None) -> None:
    if result.failed or not result.seconds:
        raise SystemExit(f"{what}: {result.failed} {result.first_failure}")
    world.report.add(
        Figure(f"{what}, p50", result.quantile(0.5), "ms", at, half, lower_is_better=True),
        Figure(f"{what}, p95", result.quantile(0.95), "ms", at, most, lower_is_better=True),
        Figure(f"{what}, rate", result.rate, "/s", at),
    )


def _there(world: World, session: Session, page: str, api: str, what: str) -> tuple[str, str]:
    """The page, or while there is none its data as JSON, which the figure then says."""
    try:
        _get(world, session, page)
    except HTTPError as error:
        if error.code != 404:
            raise
        return api, f"{what} as JSON (no page yet)"
    return page, f"{what} page"


def _statements(session: Session, path: str) -> int:
    """How many statements the same request makes, those of session and middleware among them."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"cookie": session.headers["Cookie"]})
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        if client.get(path).status_code != 200:
            raise SystemExit(f"{path} could not be asked in the process")
    return len(captured)


def _get(world: World, session: Session, path: str) -> bytes:
    request = urllib.request.Request(f"http://127.0.0.1:{world.port}{path}", headers=session.headers)
    with urllib.request.urlopen(request) as answer:
        return bytes(answer.read())


def _cases(world: World, session: Session) -> list[UUID]:
    found = json.loads(_get(world, session, "/api/v1/services/work-list?size=200"))
    return [UUID(row["id"]) for row in found["rows"]]
