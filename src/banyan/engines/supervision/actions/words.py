"""Reading what somebody wrote."""

from __future__ import annotations

from django.utils.translation import gettext as _

from banyan.kernel.errors import Invalid


def written(text: str, field: str, what: str, longest: int) -> str:
    """The text without blanks around it; `Invalid` when it is empty or too long. `what` names it: 亮牌的理由."""
    said = text.replace("\x00", "").strip()
    if not said:
        raise Invalid(_("请写明%(what)s。") % {"what": what}, fields={field: _("请写明%(what)s") % {"what": what}})
    if len(said) > longest:
        sentence = _("%(what)s最多 %(longest)s 个字，现在 %(n)s 个。") % {
            "what": what,
            "longest": longest,
            "n": len(said),
        }
        raise Invalid(sentence, fields={field: sentence})
    return said


def typed(text: str, longest: int) -> str:
    """A word that somebody looks for: cut, and without what cannot be printed."""
    return "".join(one for one in text if one.isprintable()).strip()[:longest]
