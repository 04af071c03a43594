"""The sample seal (样章) on a licence card: the issuer's name round a ring. A drawing: the signature is in the PDF."""

from math import cos, radians, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

CENTRE, RADIUS, SPREAD, STEP = 60.0, 42.0, 126.0, 21.0


def seal(issuer: str, core: str = "") -> SafeString:
    """The seal of ``issuer`` with ``core`` in the middle (样章 unless given); long names stand closer together."""
    count = max(len(issuer), 1)
    step = min(STEP, 2 * SPREAD / max(count - 1, 1))
    letters = format_html_join(
        "",
        '<text class="seal__text" text-anchor="middle" dominant-baseline="central" '
        'transform="translate({} {}) rotate({})">{}</text>',
        (_place(step * (at - (count - 1) / 2), letter) for at, letter in enumerate(issuer)),
    )
    return format_html(
        '<svg class="seal" viewBox="0 0 120 120" role="img" aria-label="{}">'
        '<circle class="seal__ring" cx="60" cy="60" r="56"/>{}'
        '<text class="seal__core" x="60" y="66">{}</text></svg>',
        _("%(issuer)s印章（样章）") % {"issuer": issuer},
        letters,
        core or "样章",
    )


def _place(angle: float, letter: str) -> tuple[str, str, str, str]:
    turn = radians(angle)
    return f"{CENTRE + RADIUS * sin(turn):.1f}", f"{CENTRE - RADIUS * cos(turn):.1f}", f"{angle:.0f}", letter
