"""OpenTelemetry traces of requests, actions and deliveries, when an endpoint is configured
(OTEL_EXPORTER_OTLP_ENDPOINT); else nothing is loaded.

A span tells codes and outcomes only: no address, no text of an error, nothing that may hold personal data.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from opentelemetry import trace
from opentelemetry.trace import INVALID_SPAN, Span, Status, StatusCode

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_provider: TracerProvider | None = None


def configure() -> None:
    """Send spans to the configured collector, in batches."""
    global _provider
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        _provider = None
        return
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    _provider = TracerProvider(resource=Resource.create({"service.name": "banyan"}))
    _provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))


@contextmanager
def span(name: str, *, within: Mapping[str, str] | None = None, **attributes: str) -> Iterator[Span]:
    """A span named `name`; free when no collector is configured.

    `within` are the headers of a request, whose `traceparent` (W3C Trace Context) it continues. An error that passes
    marks it as failed, by the error's type alone.
    """
    if _provider is None:
        yield INVALID_SPAN
        return
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    context = TraceContextTextMapPropagator().extract(within) if within is not None else None
    with _provider.get_tracer("banyan").start_as_current_span(
        name,
        context=context,
        kind=trace.SpanKind.INTERNAL if within is None else trace.SpanKind.SERVER,
        attributes=attributes,
        record_exception=False,
        set_status_on_exception=False,
    ) as opened:
        try:
            yield opened
        except BaseException as error:
            opened.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise


def flush() -> None:
    """Send what has been gathered now."""
    if _provider is not None:
        _provider.force_flush()
