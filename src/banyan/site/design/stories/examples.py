"""Example pages: how the frames and the parts make a page. Each is seen at ``/gallery/<code>/``."""

from collections.abc import Callable
from typing import Any

from . import asking, figures, frames, papers, states, work
from .shell import shell


def home() -> dict[str, Any]:
    """The home page of a city."""
    return {
        "shell": shell("首页"),
        **frames.lists(),
        "tabs": frames.FOR_WHOM,
        "mine": {"used": 3, "limit": 9, "left": "最迟 12 月 3 日办结"},
    }


def form() -> dict[str, Any]:
    """One question of an application, with two mistakes."""
    return {"shell": shell("我的办件"), **asking.forms(), "steps": states.STEPS, "crumbs": frames.CRUMBS}


def case() -> dict[str, Any]:
    """A case as its applicant follows it."""
    clock = {"used": 3, "limit": 9, "left": "最迟 12 月 3 日（周四）办结"}
    return {
        "shell": shell("我的办件"),
        "crumbs": frames.CRUMBS,
        "clock": clock,
        **states.samples(),
        "materials": frames.MATERIALS,
    }


def worklist() -> dict[str, Any]:
    """The work list beside the case that is open."""
    return {
        "shell": shell("待办"),
        **work.samples(),
        "tabs": frames.TABS,
        "chips": figures.CHIPS[:1],
        "parcel": states.PARCEL,
    }


def board() -> dict[str, Any]:
    """A board of figures, with its charts and its table."""
    return {"shell": shell("电子监察"), **figures.samples(), "span": frames.SPAN}


def licence() -> dict[str, Any]:
    """A licence in its wallet."""
    return {"shell": shell("证照"), **papers.samples()}


def signin() -> dict[str, Any]:
    """The way in, and the other ways."""
    return {"ways": frames.WAYS, "who": frames.WHO, "shell": {"site": {"url": "#main"}}}


EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    one.__name__: one for one in (home, form, case, worklist, board, licence, signin)
}
