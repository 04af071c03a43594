"""What the processes count, for Prometheus."""

from prometheus_client import Counter, Histogram

requests = Histogram(
    "banyan_request_seconds",
    "Time to answer a request",
    ["view", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
actions = Counter("banyan_actions_total", "Actions by code and outcome", ["code", "outcome"])
delivered = Counter("banyan_deliveries_total", "Deliveries of events by outcome", ["subscriber", "outcome"])
sealed = Counter("banyan_audit_rows_sealed_total", "Audit rows sealed into the chain")
