"""The load client against a small server of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.load import Request, Result, press


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        if self.path == "/chunks":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
            return
        self.send_header("Content-Length", str(len(body)))
        if self.path == "/close":
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.send_response(422)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"wrong"[:4])

    def log_message(self, *arguments: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/", "/chunks", "/close"])
def test_every_way_of_answering_is_counted(port: int, path: str) -> None:
    asked: list[tuple[int, int]] = []

    def make(client: int, turn: int) -> Request:
        asked.append((client, turn))
        return "POST", path, {}, b"hello"

    result = press(port, 3, 0.2, make, warm_up=0)
    assert result.seconds
    assert not result.failed
    assert {client for client, _ in asked} == {0, 1, 2}
    assert len(result.seconds) <= len(asked)


def test_refusals_are_no_answers(port: int) -> None:
    result = press(port, 2, 0.1, lambda client, turn: ("GET", "/", {}, b""), warm_up=0)
    assert result.rate == 0
    assert set(result.failed) == {422}
    assert result.first_failure == "wron"


def test_the_warm_up_is_not_counted(port: int) -> None:
    made = 0

    def make(client: int, turn: int) -> Request:
        nonlocal made
        made += 1
        return "POST", "/", {}, b"x"

    result = press(port, 1, 0.1, make, warm_up=0.1)
    assert len(result.seconds) < made


def test_quantiles_and_rate() -> None:
    result = Result(seconds=[0.001 * n for n in range(1, 101)], elapsed=2.0)
    assert result.rate == 50
    assert result.quantile(0.5) == pytest.approx(51)
    assert result.quantile(0.95) == pytest.approx(96)
    assert result.quantile(1) == pytest.approx(100)
