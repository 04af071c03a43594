"""Accounts, a template, and a receiver that is down and up again on a real socket."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from uuid import UUID

import pytest

from banyan.engines.identity import actions as identity
from banyan.engines.messaging import declare, deliver
from banyan.engines.messaging.declare import Template, declare_template
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen

PASSWORD = "correct-horse-榕树-42"
TELEPHONE = "13800000021"
CASE = declare_template(
    Template(
        code="test.case-accepted",
        title="{item}已受理",
        text="{item}已受理。最迟 {due} 拿到结果。",
        sample={"item": "食品经营许可", "due": "12 月 7 日（周一）"},
    )
)
DATA = {"item": "食品经营许可", "due": "12 月 7 日（周一）"}


@pytest.fixture(autouse=True)
def own_outbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANYAN_VAR", str(tmp_path))
    monkeypatch.setattr(deliver, "_resting", {})
    assert declare.TEMPLATES[CASE.code] is CASE
    return tmp_path / "outbox-files"


@pytest.fixture
def me(db: None) -> UUID:
    with acting_as(SYSTEM):
        return identity.record_person(
            citizen_number=citizen.build("350102", date(1988, 3, 6), 2),
            name="林某",
            telephone=TELEPHONE,
            username="linmou",
            password=PASSWORD,
        ).id


@pytest.fixture
def other(db: None) -> UUID:
    with acting_as(SYSTEM):
        return identity.record_person(
            citizen_number=citizen.build("350102", date(1990, 3, 6), 3),
            name="郑某",
            telephone="13900000022",
            username="zhengmou",
            password=PASSWORD,
        ).id


@dataclass
class Gateway:
    """An SMS gateway on a real port, that can be taken down and brought up again on the same port."""

    port: int = 0
    taken: list[dict[str, str]] = field(default_factory=list)
    answer: int = 200
    _server: HTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/send?app=banyan"

    def up(self) -> None:
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if gateway.answer == 200:
                    gateway.taken.append({**body, "key": self.headers["Idempotency-Key"]})
                self.send_response(gateway.answer)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *_: object) -> None:
                return None

        self._server = HTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def down(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    made = Gateway()
    made.up()
    monkeypatch.setenv("BANYAN_SMS_URL", made.url)
    yield made
    made.down()
