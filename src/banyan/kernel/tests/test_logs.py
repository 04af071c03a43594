"""Logs hold no personal data."""

from banyan.kernel.logs import masked


def test_numbers_are_masked_wherever_they_stand() -> None:
    assert masked("身份证350102199003070021，电话13800000021。") == "身份证350102********0021，电话138****0021。"
    assert masked("case 350102-261117-0417 at 20261123") == "case 350102-261117-0417 at 20261123"
