"""The audit log's hash chain: sealing and verifying."""

from banyan.kernel.audit.seal import seal_pending
from banyan.kernel.audit.verify import Finding, verify

__all__ = ["Finding", "seal_pending", "verify"]
