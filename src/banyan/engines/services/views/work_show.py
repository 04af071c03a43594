"""How cases are drawn for those who handle them: rows, clocks, what was filled in, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.engines.services.life.state import SUPPLEMENT_PAUSE, pause_words
from banyan.engines.services.progress import date_cn
from banyan.engines.services.queries.cases import CaseFile
from banyan.engines.services.queries.readable import ReadableField, ReadablePage
from banyan.engines.services.records import CaseInfo, FindingInfo, HistoryLine, MaterialInfo, OpinionInfo
from banyan.kernel.addresses import address
from banyan.kernel.principal import current
from banyan.kernel.systems import registry

_BAR = {"doing": ""}
_BACK = frozenset({"returned", "withdrawn", "supplement-asked"})
_REFUSED = frozenset({"not-accepted", "terminated"})


def day_words(day: date | None) -> str:
    """A day: 12 月 3 日（周四）, in English 3 December (Thu)."""
    return date_cn(day)


def case_url(case_id: UUID, move: str = "") -> str:
    """The address of the case file, or of one of its forms."""
    return address("services:work-move", case_id, move) if move else address("services:work-case", case_id)


def moment_words(moment: datetime) -> str:
    """A moment in China's time: 11-24 06:42."""
    return f"{localtime(moment):%m-%d %H:%M}"


def row_of(case: CaseInfo) -> dict[str, Any]:
    """A case as `{% case_row %}` asks for it."""
    language = get_language() or ""
    left = _left_words(language, case.closed_on is not None, case.pause, case.clock.remaining)
    return {
        "who": case.applicant_name,
        "what": _item_words(case, language),
        "no": case.number.rpartition("-")[2],
        "url": case_url(case.id),
        "beside": address("services:work-beside", case.id),
        "tag": {"kind": case.kind, "word": _word(language, case.state_word)},
        "clock": _bar(case, left),
        "left": left,
    }


@lru_cache(maxsize=512)
def _word(language: str, text: str) -> str:
    """The text in the language of the page, which is the key of what is remembered."""
    return _(text)


def item_words(case: CaseInfo) -> str:
    """The item's name in the language of the page; as the case has it where the item has no other."""
    return _item_words(case, get_language() or "")


def _item_words(case: CaseInfo, language: str) -> str:
    if not language.startswith("en"):
        return case.item_title
    known = registry()
    return (
        title_of(known.get(ServiceItem, case.item_code)) if known.has(ServiceItem, case.item_code) else case.item_title
    )


def tag_of(case: CaseInfo) -> dict[str, str]:
    """The state in a word and a tint."""
    return {"kind": case.kind, "word": _(case.state_word)}


def bar_of(case: CaseInfo) -> dict[str, Any]:
    """The clock as a bar."""
    return _bar(case, left_of(case))


def _bar(case: CaseInfo, left: str) -> dict[str, Any]:
    state = case.clock.kind
    return {"used": case.clock.used, "limit": case.clock.limit, "state": _BAR.get(state, state), "left": left}


def left_of(case: CaseInfo) -> str:
    """What is left, in words: days, or why no clock runs."""
    return _left_words(get_language() or "", case.closed_on is not None, case.pause, case.clock.remaining)


@lru_cache(maxsize=1024)
def _left_words(language: str, closed: bool, pause: str, left: int) -> str:
    """In the language of the page, which is the key of what is remembered."""
    if closed:
        return _("已办结")
    if pause:
        return _("等补正，不计时") if pause == SUPPLEMENT_PAUSE else _("%(n1)s，不计时") % {"n1": _(pause_words(pause))}
    return _("超 %s 天") % -left if left < 0 else _("剩 %s 天") % left


def big_clock(case: CaseInfo) -> dict[str, Any]:
    """The clock of the case file: with the day on which it ends."""
    due = (
        _("，%(day)s到期%(more)s") % {"day": day_words(case.due), "more": _("（暂定）") if case.provisional else ""}
        if case.due
        else ""
    )
    shown = bar_of(case)
    limit = _("受理期限") if case.state == "submitted" else _("送达期限") if case.state == "decided" else ""
    said = {"limit": limit, "used": case.clock.used, "days": case.clock.limit}
    words = (
        _("%(limit)s已用 %(used)s 天，共 %(days)s 个工作日")
        if case.clock.limit
        else _("当场办结，%(limit)s已用 %(used)s 天")
    )
    text = words % said
    law = _("（法定到 %s）") % day_words(case.statutory_due) if case.statutory_due else ""
    return {**shown, "text": text + law, "left": left_of(case) + due}


def handled_clock(file: CaseFile) -> dict[str, Any]:
    """The clock of a case that is over: the working days that handling took, without those in which no clock ran."""
    used, limit, case = sum(step.used for step in file.steps), file.promised, file.case
    text = _("办理用了 %(used)s 个工作日") % {"used": used} if file.steps else _("没有进入办理")
    promised = _("，承诺 %(days)s 个") % {"days": limit} if limit and file.steps else ""
    left = _("%(day)s办结") % {"day": day_words(case.closed_on)}
    return {"used": used, "limit": limit, "state": "done", "text": text + promised, "left": left}


def pages_of(pages: Sequence[ReadablePage]) -> list[dict[str, Any]]:
    """What was filled in, as rows of facts by page."""
    return [{"title": page.title, "rows": [row for one in page.fields for row in _rows(one)]} for page in pages]


def _rows(one: ReadableField, prefix: str = "") -> list[dict[str, str]]:
    if not one.rows:
        return [{"label": prefix + one.label, "value": one.words}]
    return [
        {"label": f"{one.label} {number}", "value": _("，").join(f"{inner.label} {inner.words}" for inner in row)}
        for number, row in enumerate(one.rows, start=1)
    ]


def known_rows(file: CaseFile) -> list[dict[str, str]]:
    """What the registers supplied, each with its source."""
    return [
        {"label": fact["title"], "value": fact["shown"], "source": fact["source"], "updated": fact["updated"]}
        for fact in file.facts.values()
    ]


def checks_of(findings: Iterable[FindingInfo]) -> list[dict[str, str]]:
    """What the item's rules found; what asks for a look comes first."""
    ordered = sorted(findings, key=lambda one: one.passed)
    return [
        {
            "state": "ok" if one.passed else "near",
            "title": one.text or one.title,
            "note": _("，").join(part for part in (one.title, one.basis) if part),
        }
        for one in ordered
    ]


def checks_note(findings: Sequence[FindingInfo]) -> str:
    """How many passed, how many ask for a look."""
    passed = sum(1 for one in findings if one.passed)
    look = len(findings) - passed
    return _("%s 项通过") % passed + (_("，%s 项请您看") % look if look else "")


_SOURCES = {
    "upload": gettext_lazy("申请人上传"),
    "licence": gettext_lazy("电子证照"),
    "register": gettext_lazy("登记库"),
    "pledge": gettext_lazy("告知承诺"),
}


def materials_of(file: CaseFile, chosen: UUID | None, suffix: str = "") -> list[dict[str, Any]]:
    """The materials, each with where it came from; those with a file can be looked at."""
    opens = may_open(file)
    return [
        _material(file.case.id, one, chosen, suffix, opens=opens)
        for one in sorted(file.materials, key=lambda one: one.replaced)
    ]


def may_open(file: CaseFile) -> bool:
    """Whether the files are for whoever looks: for the offices that handle or were asked, not for a supervisor."""
    return not {file.case.org_id, *file.seen_by}.isdisjoint(current().org_ids)


def _material(case_id: UUID, one: MaterialInfo, chosen: UUID | None, suffix: str, *, opens: bool) -> dict[str, Any]:
    note = [str(_SOURCES.get(one.source, one.source)), one.name if one.source == "upload" else one.note]
    note.append(moment_words(one.given_at))
    if one.replaced:
        note.append(_("已被补正的代替"))
    shown: dict[str, Any] = {
        "state": "near" if one.replaced else "ok",
        "title": one.title,
        "waived": one.exempt,
        "note": _("，").join(part for part in note if part),
    }
    if one.file_id is not None and opens:
        url = f"{case_url(case_id)}{suffix or '?'}{'&' if suffix else ''}material={one.id}#materials"
        shown |= {"url": url, "current": one.id == chosen}
        shown["link"] = _("正在看") if one.id == chosen else _("看")
    elif one.licence_id is not None:
        shown |= {"url": address("documents:work-licence", one.licence_id), "link": _("看证照")}
    return shown


def preview_of(file: CaseFile, chosen: UUID | None) -> dict[str, Any] | None:
    """The material to look at beside the list: the one chosen, else the first with a file; none for a supervisor."""
    if not may_open(file):
        return None
    withfile = [one for one in file.materials if one.file_id is not None and not one.replaced]
    found = next((one for one in file.materials if one.id == chosen and one.file_id), withfile[0] if withfile else None)
    if found is None:
        return None
    return {
        "id": found.id,
        "title": found.title,
        "picture": reverse("documents:file-page", args=[found.file_id, 1, 1200]),
        "url": reverse("documents:file", args=[found.file_id]),
    }


_OPINION_WORDS = {
    "open": ("wait", gettext_lazy("等答复")),
    "waiting": ("plain", gettext_lazy("还没轮到")),
    "dropped": ("back", gettext_lazy("不再等")),
    "deemed": ("done", gettext_lazy("视为同意")),
}


def opinion_rows(opinions: Iterable[OpinionInfo]) -> list[list[Any]]:
    """Questions to other departments as rows of a table."""
    return [[one.asked_org_name, one.question, {"tag": opinion_tag(one)}, _said(one)] for one in opinions]


def opinion_tag(one: OpinionInfo) -> dict[str, Any]:
    """Whether a department agrees."""
    if one.state == "answered":
        return {"kind": "done", "word": _("同意")} if one.agrees else {"kind": "refuse", "word": _("不同意")}
    kind, word = _OPINION_WORDS[one.state]
    return {"kind": kind, "word": word}


def _said(one: OpinionInfo) -> str:
    if one.answered_at:
        who = _("，").join([one.by_name, moment_words(one.answered_at)])
        return f"{one.text}　{who}" if one.text else who
    due = _("%s前答复") % day_words(one.due) if one.due else ""
    return due + (_("，逾期未答视为同意") if one.deemed else "")


def timeline_of(lines: Sequence[HistoryLine], case: CaseInfo | None = None) -> list[dict[str, Any]]:
    """The history, newest first; with `case` what stands now on top."""
    shown = [_line(one) for one in reversed(lines)]
    if case is not None and case.closed_on is None:
        who = _("%(name)s在办") % {"name": case.assignee_name} if case.assignee_name else _("等人认领")
        shown.insert(0, {"title": _("，").join([_(case.state_word), who]), "time": "", "text": "", "state": "now"})
    return shown


def _line(one: HistoryLine) -> dict[str, Any]:
    state = "back" if one.kind in _BACK else "refuse" if _refused(one) else "done"
    who = "" if one.by_name in one.title else f"{one.by_name}　"
    private = "" if one.public else _("（内部）")
    return {"title": f"{who}{one.title}{private}", "time": one.at, "text": one.text, "state": state}


def _refused(one: HistoryLine) -> bool:
    return one.kind in _REFUSED or one.about.get("decision") == "refused"
