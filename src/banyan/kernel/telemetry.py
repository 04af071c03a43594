"""OpenTelemetry traces, when an endpoint is configured (OTEL_EXPORTER_OTLP_ENDPOINT); else nothing is loaded."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace


def configure() -> None:
    """Send spans to the configured collector, in batches."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "banyan"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)


@contextmanager
def span(name: str, **attributes: str) -> Iterator[None]:
    """A span named `name`; free when no collector is configured."""
    with trace.get_tracer("banyan").start_as_current_span(name, attributes=attributes):
        yield
