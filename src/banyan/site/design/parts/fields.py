"""Form fields (表单字段): one view of a field, whoever describes it: a tag, a declared form, or a Django form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from django.forms import BoundField, widgets
from django.utils.translation import gettext as _

from .ratings import rating_levels

GROUPS = ("radio", "radios", "checkboxes", "division", "rating")
PLAIN_KINDS = ("text", "textarea", "number", "date", "time", "month", "search", "hidden", "known")
CHOICE_KINDS = ("select", "radio", "radios", "checkboxes", "checkbox", "rating", "division")
KINDS = (*PLAIN_KINDS, *CHOICE_KINDS, "person", "firm", "phone", "email", "password", "code", "address", "file")
INPUTS: Mapping[str, Mapping[str, str]] = {
    "number": {"type": "text", "inputmode": "decimal", "width": "8"},
    "date": {"type": "date", "width": "16"},
    "time": {"type": "time", "width": "8"},
    "month": {"type": "month", "width": "16"},
    "person": {
        "type": "text",
        "autocomplete": "off",
        "spellcheck": "false",
        "maxlength": "18",
        "width": "16",
    },
    "firm": {"type": "text", "autocomplete": "off", "spellcheck": "false", "maxlength": "18", "width": "16"},
    "phone": {"type": "tel", "inputmode": "tel", "autocomplete": "tel", "width": "16"},
    "email": {"type": "email", "autocomplete": "email", "spellcheck": "false"},
    "password": {"type": "password", "autocomplete": "current-password"},
    "code": {
        "type": "text",
        "inputmode": "numeric",
        "autocomplete": "one-time-code",
        "maxlength": "8",
        "width": "8",
    },
    "search": {"type": "search"},
}


@dataclass(frozen=True)
class Choice:
    """One answer of a choice."""

    value: str
    label: str
    help: str = ""
    disabled: bool = False


@dataclass(frozen=True)
class FieldView:
    """What ``parts/field.html`` draws. ``error`` says how to mend; ``width`` is 4, 8 or 16 characters."""

    name: str
    label: str = ""
    kind: str = "text"
    id: str = ""
    value: Any = ""
    value_label: str = ""
    help: str = ""
    error: str = ""
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    boxed: bool = False
    unit: str = ""
    width: str = ""
    rows: int = 3
    readonly: bool = False
    disabled: bool = False
    multiple: bool = False
    accept: str = ""
    limit: int = 0
    url: str = ""
    hint: str = ""
    files: tuple[Any, ...] = ()
    levels: tuple[Any, ...] = ()
    source: str = ""
    updated: Any = None
    hidden_label: bool = False
    attrs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        """Whether the field is a group of controls, drawn as a fieldset with a legend."""
        return self.kind in GROUPS

    @property
    def template(self) -> str:
        """The template of the control alone."""
        special = {
            "radios": "radio",
            "select": "select",
            "textarea": "textarea",
            "file": "upload",
            "address": "search",
            "search": "search",
        }
        named = ("radio", "checkboxes", "checkbox", "division", "rating", "known")
        family = self.kind if self.kind in named else special.get(self.kind, "input")
        return (
            f"parts/controls/{family}.html"
            if not (family == "search" and not self.url)
            else "parts/controls/input.html"
        )

    @property
    def described_by(self) -> str:
        """The ids of help and error, for ``aria-describedby``."""
        return " ".join(f"{self.id}-{part}" for part, text in (("help", self.help), ("error", self.error)) if text)

    @property
    def input_attrs(self) -> dict[str, Any]:
        """Attributes that the kind brings, with the field's own on top; ``width`` is a class and not among them."""
        brought = {name: value for name, value in INPUTS.get(self.kind, {"type": "text"}).items() if name != "width"}
        return {
            **brought,
            **{name: value for name, value in self.attrs.items() if value not in (None, False)},
        }

    @property
    def width_class(self) -> str:
        """``input--w8`` and the like, or empty for the full width."""
        width = self.width or INPUTS.get(self.kind, {}).get("width", "")
        return f"input--w{width}" if width else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values chosen, as text."""
        values = self.value if isinstance(self.value, (list, tuple, set, frozenset)) else [self.value]
        return tuple(str(value) for value in values if value not in (None, ""))

    @property
    def rating_levels(self) -> tuple[tuple[int, str], ...]:
        """The five levels of 好差评, best first."""
        return rating_levels()

    @property
    def rows_of_choices(self) -> list[tuple[str, Choice, bool]]:
        """Each choice with the id of its control and whether it is chosen; the first keeps the field's own id."""
        ids = [self.id, *(f"{self.id}-{at}" for at in range(2, len(self.choices) + 1))]
        return [
            (one_id, choice, choice.value in self.chosen) for one_id, choice in zip(ids, self.choices, strict=False)
        ]


_NAMES = tuple(one.name for one in fields(FieldView))


def field_view(source: Any = None, **given: Any) -> FieldView:
    """The view of a field described by a Django bound field, an object, a mapping, or the tag's own words.

    Raises ``ValueError`` for an unknown kind or a field without a name.
    """
    if isinstance(source, FieldView):
        base = {name: getattr(source, name) for name in _NAMES}
    elif isinstance(source, BoundField):
        base = _of_bound_field(source)
    elif isinstance(source, Mapping):
        base = {name: source[name] for name in _NAMES if source.get(name) is not None}
    elif source is not None:
        base = {name: getattr(source, name) for name in _NAMES if getattr(source, name, None) is not None}
    else:
        base = {}
    words = {**base, **{name: value for name, value in given.items() if name in _NAMES}}
    extra = {name.replace("_", "-"): value for name, value in given.items() if name not in _NAMES}
    words["attrs"] = {**words.get("attrs", {}), **extra}
    return _settled(FieldView(**words))


def _settled(view: FieldView) -> FieldView:
    if not view.name or view.kind not in KINDS:
        raise ValueError(f"A field needs a name and a known kind, not {view.name!r} of kind {view.kind!r}")
    return replace(
        view,
        id=view.id or f"f-{view.name}",
        choices=tuple(_choices(view.choices)),
        value="" if view.value is None else view.value,
        error=_sentence(view.error),
    )


def _sentence(error: Any) -> str:
    return error if isinstance(error, str) else " ".join(str(one) for one in error or ())


def _choices(source: Iterable[Any]) -> Iterable[Choice]:
    for one in source:
        if isinstance(one, Choice):
            yield one
        elif isinstance(one, Mapping):
            yield Choice(
                str(one["value"]),
                str(one["label"]),
                str(one.get("help", "")),
                bool(one.get("disabled", False)),
            )
        elif isinstance(one, (tuple, list)):
            yield Choice(str(one[0]), str(one[1]), str(one[2]) if len(one) > 2 else "")
        else:
            yield Choice(
                str(one.value),
                str(one.label),
                str(getattr(one, "help", "")),
                bool(getattr(one, "disabled", False)),
            )


_WIDGETS: tuple[tuple[type[widgets.Widget], str], ...] = (
    (widgets.HiddenInput, "hidden"),
    (widgets.PasswordInput, "password"),
    (widgets.Textarea, "textarea"),
    (widgets.CheckboxSelectMultiple, "checkboxes"),
    (widgets.RadioSelect, "radio"),
    (widgets.Select, "select"),
    (widgets.CheckboxInput, "checkbox"),
    (widgets.FileInput, "file"),
    (widgets.DateInput, "date"),
    (widgets.EmailInput, "email"),
    (widgets.NumberInput, "number"),
)


def _of_bound_field(bound: BoundField) -> dict[str, Any]:
    widget = bound.field.widget
    kind = next((kind for klass, kind in _WIDGETS if isinstance(widget, klass)), "text")
    kept = {name: value for name, value in widget.attrs.items() if name not in ("class", "id", "aria-describedby")}
    choices = (
        [(value, label) for value, label in getattr(widget, "choices", ())]
        if kind in ("select", "radio", "checkboxes")
        else []
    )
    return {
        "name": bound.html_name,
        "id": bound.id_for_label or bound.auto_id or f"f-{bound.html_name}",
        "label": str(bound.label or ""),
        "kind": kind,
        "value": "" if kind in ("password", "file") else bound.value(),
        "help": str(bound.help_text or ""),
        "error": " ".join(str(error) for error in bound.errors),
        "optional": not bound.field.required and kind != "checkbox",
        "choices": choices,
        "disabled": bound.field.disabled,
        "attrs": kept,
    }


def errors_of(source: Any) -> list[tuple[str, str]]:
    """Pairs of field id and sentence for the summary, from a Django form, a mapping of names, or pairs as they are."""
    if hasattr(source, "errors") and hasattr(source, "fields"):
        return [
            ((source[name].id_for_label or source[name].auto_id) if name in source.fields else "", str(error))
            for name, errors in source.errors.items()
            for error in errors
        ]
    if isinstance(source, Mapping):
        return [(f"f-{name}" if name else "", _sentence(error)) for name, error in source.items()]
    return [(str(place), str(sentence)) for place, sentence in source or ()]


def summary_title(count: int) -> str:
    """The headline of the summary: "有 2 处要改，才能继续"."""
    return _("有 %(count)s 处要改，才能继续") % {"count": count}
