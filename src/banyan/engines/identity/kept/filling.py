"""Puts words back into the form of a page that has been drawn, whichever engine drew it.

Only controls that a person fills in are touched: what is hidden, a password or a file stays as the page has it. The
rest of the page stays as it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

Attributes = dict[str, str | None]
_BUTTONS = {"submit", "button", "reset", "image", "file", "password"}
_TICKED = {"checkbox", "radio"}


@dataclass
class Control:
    """An `input`, `textarea` or `select`: its tag from `start` to `end`, its content from `end` to `close`."""

    tag: str
    attributes: Attributes
    start: int
    end: int
    close: int = 0
    options: list[Control] = field(default_factory=list)
    text: str = ""

    @property
    def name(self) -> str:
        return self.attributes.get("name") or ""

    @property
    def kind(self) -> str:
        return (self.attributes.get("type") or "text").lower() if self.tag == "input" else self.tag

    @property
    def value(self) -> str:
        """What would be sent; of an option without one its words, of a box without one `on`."""
        given = self.attributes.get("value")
        if given is not None:
            return given
        return self.text.strip() if self.tag == "option" else "on" if self.kind in _TICKED else ""


@dataclass
class FormFound:
    """A form of the page that posts: where it goes, the end of its tag, and its controls."""

    action: str
    id: str
    end: int
    controls: list[Control] = field(default_factory=list)


Edit = tuple[int, int, str]
Note = Callable[[tuple[str, ...]], str]
_MAIN = '<main id="main" tabindex="-1">'


def fill(page: str, address: str, action: str, words: Mapping[str, Sequence[str]], note: Note) -> str:
    """The page (at `address`, a path) with the words in the form that posts to the path `action`.

    `note` gets the words that found no place and makes the markup that stands first in the form; when the form is not
    there any more, first in the page. Nothing is said of a form that is but a button.
    """
    found = [one for one in forms_in(page) if urlsplit(urljoin(address, one.action)).path == action]
    if not found:
        left, at = _readable(words), page.find(_MAIN) + len(_MAIN)
        return page[:at] + note(left) + page[at:] if left and _MAIN in page else page
    chosen = max(found, key=lambda one: _likeness(one, words))
    edits, placed = _edits(chosen, words)
    left = _readable({name: values for name, values in words.items() if name not in placed})
    if placed or left:
        edits.append((chosen.end, chosen.end, note(left)))
    for start, end, text in sorted(edits, reverse=True):
        page = page[:start] + text + page[end:]
    return page


def forms_in(page: str) -> list[FormFound]:
    """The forms of a page that post."""
    return _Forms(page).forms


def _likeness(form: FormFound, words: Mapping[str, Sequence[str]]) -> int:
    """How much a form is the one that was sent: several rows of a list may post to one address."""
    return sum(
        1 if one.value in words.get(one.name, ()) else -1 for one in form.controls if one.kind == "hidden" and one.name
    ) + sum(one.name in words for one in form.controls if one.kind != "hidden")


def _edits(form: FormFound, words: Mapping[str, Sequence[str]]) -> tuple[list[Edit], set[str]]:
    """What to write where, and the names of what has its place; none in a form that is but a button."""
    rest = {name: list(values) for name, values in words.items()}
    names = {one.name for one in form.controls}
    edits: list[Edit] = []
    hidden = {one.name for one in form.controls if one.kind == "hidden"}
    placed: set[str] = set()
    for one in form.controls:
        # A picker that looks up sends what was chosen in a hidden field beside the words.
        chosen_by_words = one.kind == "hidden" and f"{one.name}_text" in names
        if one.kind in _BUTTONS or "disabled" in one.attributes or (one.kind == "hidden" and not chosen_by_words):
            continue
        if one.kind in _TICKED:
            edits.append(_with(one, "checked", one.value in words.get(one.name, ())))
        elif one.tag == "select":
            edits.extend(_selected(one, rest.get(one.name, [])))
        elif rest.get(one.name):
            edits.append(_written(one, rest[one.name].pop(0)))
        placed.add(one.name)
    return edits, placed | hidden if placed else placed


def _written(one: Control, value: str) -> Edit:
    if one.tag == "textarea":
        # The first line break after the tag is not part of the value.
        return one.end, one.close, "\n" + escape(value)
    return _tag(one, {**one.attributes, "value": value})


def _selected(one: Control, rest: list[str]) -> list[Edit]:
    """Several selects of one name each take the next value of theirs (a cascade of places)."""
    offered = {option.value for option in one.options}
    many = "multiple" in one.attributes
    mine = [value for value in rest if value in offered][: None if many else 1]
    for value in mine:
        rest.remove(value)
    return [_with(option, "selected", option.value in mine) for option in one.options] if mine else []


def _with(one: Control, mark: str, on: bool) -> Edit:
    attributes = {name: value for name, value in one.attributes.items() if name != mark}
    return _tag(one, {**attributes, mark: None} if on else attributes)


def _tag(one: Control, attributes: Attributes) -> Edit:
    drawn = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes.items())
    return one.start, one.end, f"<{one.tag}{drawn}>"


def _readable(words: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What somebody wrote, as far as one can tell it from codes and ids."""
    return tuple(
        value
        for values in words.values()
        for value in values
        if any(not one.isascii() or one.isspace() for one in value)
    )


class _Forms(HTMLParser):
    """The forms of a page that post, with their controls, also those that name their form by its id."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[FormFound] = []
        self._lines = [0]
        for line in page.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._form: FormFound | None = None
        self._within: Control | None = None
        self._option: Control | None = None
        self._elsewhere: list[Control] = []
        self.feed(page)
        self.close()
        by_id = {one.id: one for one in self.forms if one.id}
        for one in self._elsewhere:
            if owner := by_id.get(one.attributes.get("form") or ""):
                owner.controls.append(one)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes, start = dict(attrs), self._place()
        end = start + len(self.get_starttag_text() or "")
        if tag == "form":
            posts = (attributes.get("method") or "").lower() == "post"
            self._form = FormFound(attributes.get("action") or "", attributes.get("id") or "", end) if posts else None
            if self._form:
                self.forms.append(self._form)
        elif tag == "option" and self._within is not None:
            self._option = Control(tag, attributes, start, end)
            self._within.options.append(self._option)
        elif tag in ("input", "textarea", "select"):
            self._take(Control(tag, attributes, start, end))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "option":
            self._option = None
        elif self._within is not None and tag == self._within.tag:
            self._within.close = self._place()
            self._within = self._option = None

    def handle_data(self, data: str) -> None:
        if self._option is not None:
            self._option.text += data

    def _take(self, one: Control) -> None:
        if one.tag != "input":
            self._within = one
        if "form" in one.attributes:
            self._elsewhere.append(one)
        elif self._form is not None:
            self._form.controls.append(one)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
