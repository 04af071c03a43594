"""Parts that stand round what a page writes: card, notice, dialog, fold, verdict."""

from zlib import crc32

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..icons import icon
from .written import writer_field

NOTICE_ICONS = {"": "info", "done": "check", "near": "warn", "over": "error"}


def card(
    content: SafeString,
    title: str = "",
    note: str = "",
    href: str = "",
    link: str = "",
    id: str = "",  # noqa: A002
    flush: bool = False,
    level: int = 2,
) -> SafeString:
    """``{% card title="材料" note="2 份上传" %}…{% endcard %}``; ``flush`` lets a table or list reach the edges."""
    body = content if flush else format_html('<div class="card__body">{}</div>', content)
    if not title:
        return format_html('<section class="card card--flush"{}>{}</section>', _id(id), body)
    heading = f"{id or 'card-' + str(crc32(title.encode()))}-title"
    side = (
        format_html('<a href="{}">{}</a>', href, link)
        if href
        else format_html('<span class="faint">{}</span>', note)
        if note
        else ""
    )
    return format_html(
        '<section class="card card--flush" aria-labelledby="{0}"{1}>'
        '<div class="card__head"><h{2} id="{0}">{3}</h{2}>{4}</div>{5}</section>',
        heading,
        _id(id),
        level,
        title,
        side,
        body,
    )


def notice(content: SafeString, kind: str = "", title: str = "", live: bool = False) -> SafeString:
    """``{% notice kind="near" title="还差 1 张效果图" %}…{% endnotice %}``.

    Kinds: empty, done, near, over; ``live`` announces it to a screen reader.
    """
    return format_html(
        '<div class="notice{}"{}>{}<div>{}{}</div></div>',
        f" notice--{kind}" if kind else "",
        mark_safe(' role="status"') if live else "",
        icon(NOTICE_ICONS[kind]),
        format_html('<p class="notice__title">{}</p>', title) if title else "",
        content,
    )


def dialog(
    context: Context,
    content: SafeString,
    id: str,  # noqa: A002
    title: str,
    action: str = "",
    word: str = "",
    close: str = "",
) -> SafeString:
    """``{% dialog "withdraw" "撤回这次申请？" action=url word="撤回申请" close="不撤回" %}<p>…</p>{% enddialog %}``.

    Opened by any link or button with ``data-dialog="withdraw"``. With ``action`` its content is a form sent
    there; ``word`` is the verb on the button that acts and ``close`` the one on the way out.
    """
    act = format_html('<button class="btn" type="submit">{}</button>', word or title) if action else ""
    foot = format_html(
        '<div class="dialog__foot"><button class="btn btn--second" type="button" data-dialog-close>{}</button>{}</div>',
        close or _("不改了"),
        act,
    )
    inner = format_html("{}{}", content, foot)
    if action:
        token = format_html(
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">', context.get("csrf_token", "")
        )
        token += writer_field(context)
        inner = format_html('<form class="stack" method="post" action="{}">{}{}</form>', action, token, inner)
    return format_html(
        '<dialog class="dialog" id="{0}" aria-labelledby="{0}-title">'
        '<h2 class="dialog__title" id="{0}-title">{1}</h2>{2}</dialog>',
        id,
        title,
        inner,
    )


def fold(content: SafeString, title: str, open: bool = False) -> SafeString:  # noqa: A002
    """``{% fold "证照标识与校验" %}…{% endfold %}``: what few need, one press away."""
    return format_html(
        '<details class="disclose"{}><summary>{}</summary>{}</details>',
        mark_safe(" open") if open else "",
        title,
        content,
    )


def verdict(content: SafeString, word: str, sub: str = "", valid: bool = True) -> SafeString:
    """``{% verdict "真实，有效" sub=… valid=True %}…{% endverdict %}``: answer of a public check."""
    return format_html(
        '<section class="verify{}"><div class="verify__result">{}<p><span class="verify__word">{}</span><br>'
        '<span class="small">{}</span></p></div>'
        '<div class="card__body stack">{}</div></section>',
        "" if valid else " verify--void",
        icon("shield" if valid else "error"),
        word,
        sub,
        content,
    )


def specimen(content: SafeString, name: str, wide: bool = False) -> SafeString:
    """One specimen of the gallery."""
    return format_html(
        '<section class="specimen{}"><h3 class="specimen__name">{}</h3>{}</section>',
        " specimen--wide" if wide else "",
        name,
        content,
    )


def _id(name: str) -> SafeString:
    return format_html(' id="{}"', name) if name else mark_safe("")


def add_to(register: template.Library) -> None:
    """Put these block tags into the library."""
    register.simple_block_tag(dialog, takes_context=True)
    for block in (card, notice, fold, verdict, specimen):
        register.simple_block_tag(block)
