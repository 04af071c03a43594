from banyan.site.launch.memory import outgrown


def test_growth_counts_from_when_it_was_asked_for() -> None:
    much = outgrown(by=32 * 2**20)
    assert not much()
    taken = bytearray(b"\1") * (64 * 2**20)
    assert much()
    del taken
    assert not much()
