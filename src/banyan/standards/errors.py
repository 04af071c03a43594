"""The one error of this floor."""


class StandardError(ValueError):
    """A value does not meet its standard.

    ``reason`` is one sentence for the person who typed the value, in Chinese, with the mend where there is
    one; ``code`` is the same for machines, stable, lower case with hyphens (``length``, ``check-digit`` …).
    """

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
