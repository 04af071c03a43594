"""The one error of this floor, and the language in which it speaks."""

from collections.abc import Callable


def _as_written(sentence: str) -> str:
    return sentence


_told: Callable[[str], str] = _as_written


def speak(told: Callable[[str], str]) -> None:
    """Let ``told`` put the sentences of this floor, which are written in Chinese, into the reader's language."""
    global _told
    _told = told


class StandardError(ValueError):
    """A value does not meet its standard.

    ``reason`` is one sentence for the person who typed the value, in his language (see ``speak``), with the mend
    where there is one; ``code`` is the same for machines, stable, lower case with hyphens (``length``,
    ``check-digit`` …). A sentence with figures is written with their names, as in ``"… %(length)s …"``, and
    ``values`` fills them in, so that it can be put into another language.
    """

    def __init__(self, sentence: str, code: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.values = values

    @property
    def reason(self) -> str:
        """The sentence, in the language of whoever reads it now."""
        told = _told(self.sentence)
        return told % self.values if self.values else told

    def __str__(self) -> str:
        return self.reason
