"""The five levels of the public's rating of a service (政务服务“好差评”)."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def rating_levels() -> tuple[tuple[int, str], ...]:
    """Level and word, best first: 5 非常满意 … 1 非常不满意."""
    return ((5, _("非常满意")), (4, _("满意")), (3, _("基本满意")), (2, _("不满意")), (1, _("非常不满意")))


def rating_bar(level: int) -> SafeString:
    """Five cells, as many filled as the level; decoration beside the word."""
    cells = format_html_join(
        "",
        '<rect class="{}" x="{}" y="0.1" width="0.8" height="0.8"/>',
        (("is-on" if at < level else "", at + 0.1) for at in range(5)),
    )
    return format_html('<svg class="rating__bar" viewBox="0 0 5 1" aria-hidden="true">{}</svg>', cells)


def rating(level: int) -> SafeString:
    """A rating given: the bar and its word."""
    word = dict(rating_levels())[int(level)]
    return format_html('<span class="rated">{}<span>{}</span></span>', rating_bar(int(level)), word)
