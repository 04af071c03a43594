"""Dates as people say them: "12 月 3 日（周四）", with the year only when it is not this one."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

WEEKDAYS = "一二三四五六日"
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CHINA = ZoneInfo("Asia/Shanghai")


def speaks_english() -> bool:
    """Whether the page being written speaks English."""
    return (get_language() or "zh-hans").startswith("en")


def today() -> date:
    """The day in China."""
    return timezone.now().astimezone(CHINA).date()


def local(moment: date | datetime) -> date | datetime:
    """A moment in China's time; a plain date stays as it is."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone(CHINA)
    return moment


def date_cn(moment: date | datetime | None, *, year: bool | None = None, weekday: bool = True) -> str:
    """A day in words; ``year=None`` names the year when it is not the current one. None gives an empty text."""
    if moment is None:
        return ""
    day = local(moment)
    with_year = day.year != today().year if year is None else year
    if speaks_english():
        text = f"{day.day} {ENGLISH_MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")
        return f"{text} ({ENGLISH_DAYS[day.weekday()]})" if weekday else text
    text = (f"{day.year} 年 " if with_year else "") + f"{day.month} 月 {day.day} 日"
    return f"{text}（周{WEEKDAYS[day.weekday()]}）" if weekday else text


def moment_cn(moment: datetime | None, *, year: bool | None = None, weekday: bool = True) -> str:
    """A day with its hour: "11 月 23 日（周一）10:12"."""
    if moment is None:
        return ""
    hour = local(moment)
    text = date_cn(moment, year=year, weekday=weekday)
    clock = f"{hour:%H:%M}"
    return f"{text} {clock}" if speaks_english() or not weekday else f"{text}{clock}"


def time_element(moment: date | datetime | time | None, text: str) -> SafeString:
    """The words inside ``<time datetime>``, so that machines read the same day."""
    if moment is None:
        return SafeString("")
    stamp = local(moment).isoformat() if isinstance(moment, date) else moment.isoformat()
    return format_html('<time class="num" datetime="{}">{}</time>', stamp, text)
