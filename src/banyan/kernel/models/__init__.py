"""The kernel's tables: audit and its seals, the outbox, answers kept for repeated requests, long jobs."""

from banyan.kernel.models.audit import AuditRow, AuditSeal
from banyan.kernel.models.jobs import Job, JobRow
from banyan.kernel.models.once import Answer
from banyan.kernel.models.outbox import Delivery, StoredEvent
from banyan.kernel.models.schedule import Schedule

__all__ = ["Answer", "AuditRow", "AuditSeal", "Delivery", "Job", "JobRow", "Schedule", "StoredEvent"]
