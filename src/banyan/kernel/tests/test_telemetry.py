"""Spans reach a collector over HTTP, continue a request's trace, and hold no text of an error."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from banyan.kernel import telemetry
from banyan.kernel.errors import Refused
from banyan.kernel.principal import acting_as
from banyan.kernel.testing import drain_outbox, servant
from banyan.kernel.tests.support import ORG, plant

TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


class Collector:
    """A collector on a real port, which reads what comes by OpenTelemetry's own protocol buffers."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        spans = self._spans

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sent = ExportTraceServiceRequest.FromString(self.rfile.read(int(self.headers["Content-Length"])))
                spans.extend(one for part in sent.resource_spans for scope in part.scope_spans for one in scope.spans)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return None

        self.server = HTTPServer(("127.0.0.1", 0), Handler)

    @property
    def spans(self) -> dict[str, Span]:
        telemetry.flush()
        return {span.name: span for span in self._spans}


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    made = Collector()
    threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{made.server.server_port}")
    telemetry.configure()
    yield made
    telemetry.flush()
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT")
    telemetry.configure()
    made.server.shutdown()
    made.server.server_close()


@pytest.mark.django_db
def test_a_request_continues_the_trace_that_it_came_with(collector: Collector, client: Client) -> None:
    client.get("/health/live", headers={"traceparent": f"00-{TRACE}-{PARENT}-01"})
    span = collector.spans["GET health-live"]
    assert (span.trace_id.hex(), span.parent_span_id.hex()) == (TRACE, PARENT)
    assert [(one.key, one.value.int_value) for one in span.attributes] == [("http.response.status_code", 200)]


@pytest.mark.django_db
def test_actions_and_deliveries_are_spans_and_a_refusal_tells_its_type_alone(collector: Collector) -> None:
    with acting_as(servant(ORG, "gardener")):
        plant(tree="banyan")
    drain_outbox()
    assert {"test.tree.plant", "deliver test.heard"} <= set(collector.spans)
    with acting_as(servant(ORG)), pytest.raises(Refused):
        plant(tree="banyan")
    refused = collector.spans["test.tree.plant"]
    assert (refused.status.code, refused.status.message) == (2, "Refused")
    assert "园丁" not in str(refused)
    assert not refused.events


def test_without_a_collector_nothing_is_made() -> None:
    with telemetry.span("quiet") as span:
        assert not span.is_recording()
