"""Chinese on an English page says that it is Chinese (WCAG 2.2, success criterion 3.1.2: language of parts).

Items, offices, people and laws keep their Chinese names in English pages. Templates mark the names they know of with
``lang="zh-CN"``; what else is Chinese gets ``lang="zh"`` here, so that a screen reader speaks it in the right voice.
"""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
#: Chinese, with the punctuation, figures and spaces that stand between two of its characters.
_RUN = re.compile(rf"[《“（「]?[{HAN}](?:[{HAN}0-9\s·—、，。：；！？（）《》“”「」〔〕-]*[{HAN}）》”」。！？])?")
_PIECE = re.compile(r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>|<[^>]*>|[^<]+", re.DOTALL | re.IGNORECASE)
#: Elements that hold text only: the mark goes on the element itself.
_HOLDER = re.compile(r"<(title|option|textarea|text|tspan|desc)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"\slang=", re.IGNORECASE)


def marked(page: str) -> str:
    """The page with each run of Chinese in its text marked."""
    out: list[str] = []
    for match in _PIECE.finditer(page):
        piece = match.group()
        if piece.startswith("<") or not _RUN.search(piece):
            out.append(piece)
        elif out and (holder := _HOLDER.match(out[-1])):
            if not _LANGUAGE.search(out[-1]):
                out[-1] = f'{holder.group()} lang="zh"{out[-1][holder.end() :]}'
            out.append(piece)
        else:
            out.append(_wrapped(piece))
    return "".join(out)


def _wrapped(text: str) -> str:
    """Chinese alone in one element; Chinese in an English sentence within one, so that the sentence stays one box."""
    inner = _RUN.sub(lambda run: f'<span lang="zh">{run.group()}</span>', text)
    return inner if _RUN.fullmatch(text.strip()) else f"<span>{inner}</span>"
