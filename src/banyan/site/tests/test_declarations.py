"""What ships must start: every declaration of every system passes its checks."""

from banyan.kernel.systems import registry


def test_every_system_that_ships_is_declared_rightly() -> None:
    registry().check()
