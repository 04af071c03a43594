"""The scene of services, for consultations too."""

from banyan.engines.services.tests.conftest import scene

__all__ = ["scene"]
