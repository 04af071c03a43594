"""The tag library ``ui`` (``{% load ui %}``): every part of the design system by one name.

Parameters of each part: docs/design-system.md; every part in every state: the gallery.
"""

from django import template

from .. import dates, icons, masks
from ..parts import charts, qr, ratings, seals, tags
from . import _blocks, _frame, _lists, _small

register = template.Library()

for _tag in (
    icons.icon,
    icons.mark,
    tags.tag,
    seals.seal,
    qr.qr,
    charts.spark,
    charts.bar,
    ratings.rating,
    ratings.rating_bar,
):
    register.simple_tag(_tag)

register.simple_tag(masks.masked, name="masked")
register.filter("masked", masks.masked)
register.filter("date_cn", dates.date_cn)
register.filter("moment_cn", dates.moment_cn)

for _module in (_small, _frame, _lists, _blocks):
    _module.add_to(register)
