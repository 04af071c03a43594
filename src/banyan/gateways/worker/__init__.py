"""The worker: delivers events, runs long jobs and periodic tasks."""

from banyan.gateways.worker.loop import main

__all__ = ["main"]
