"""What somebody typed, made comparable with what is declared: one script, no places, pinyin, pairs of characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from banyan.engines.divisions.queries import children, places, province

#: Traditional characters that the titles and everyday words of services are written with, and their simplified forms.
_TRADITIONAL = (
    "開开 麵面 館馆 飯饭 營营 業业 執执 駕驾 換换 證证 殘残 疾疾 會会 衛卫 許许 領领 辦办 產产 動动 註注 冊册 "
    "個个 體体 戶户 學学 "
    "師师 醫医 藥药 護护 車车 號号 運运 輸输 貨货 買买 賣卖 繼继 過过 國国 積积 錢钱 養养 雞鸡 豬猪 場场 廠厂 "
    "環环 汙污 廢废 氣气 項项 備备 資资 認认 檢检 測测 驗验 質质 農农 漁渔 船船 樹树 採采 "
    "電电 鍋锅 爐炉 廣广 門门 頭头 "
    "遊游 導导 勞劳 務务 職职 協协 團团 設设 備备 請请 燈灯 煙烟 專专 遷迁 親亲 兒儿 嬰婴 歲岁 幾几 裡里 "
    "讓让 轉转 終终 變变 銷销 續续 約约 補补 發发 險险 費费 籌筹 結结 婚婚 離离 廳厅 樓楼 園园 區区 縣县 鄉乡 鎮镇 "
    "漢汉 機机 構构 書书 單单 據据 報报 遠远 異异 診诊 療疗 臺台 灣湾 廈厦 龍龙 莆莆"
)
_SIMPLIFIED = str.maketrans({pair[0]: pair[1] for pair in _TRADITIONAL.split()})
_LATIN = re.compile(r"[a-z]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def normal(text: str) -> str:
    """The text in simplified characters, half width, lower case."""
    return unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED).lower().strip()


def without_places(text: str) -> str:
    """The text without the names of the province, its cities and counties; as it was when nothing else is in it."""
    kept = _places().sub(" ", text).strip()
    return kept or text


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    cities = places()
    named = [province(), *cities, *(county for city in cities for county in children(city.code))]
    names = {name for one in named for name in _names(one.name)}
    return re.compile("在?(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")")


def _names(name: str) -> list[str]:
    """A place as it is written and as it is said: 鼓楼区, 鼓楼. Short names that are words too are left as they are."""
    short = re.sub(r"(综合实验区|市|区|县|省)$", "", name)
    return [name, short] if len(short) >= 2 else [name]


def pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters, for words that were mistyped."""
    return {part[at : at + 2] for part in _HAN.findall(text) for at in range(len(part) - 1)}


def latin(text: str) -> str:
    """The letters, when the text is nothing but letters and spaces; else empty."""
    joined = text.replace(" ", "").replace("'", "")
    return joined if _LATIN.fullmatch(joined) else ""


def sounds(text: str) -> tuple[str, str]:
    """How a Chinese text sounds: its pinyin, and the initials of it (社保卡: shebaoka, sbk)."""
    from pypinyin import Style, lazy_pinyin

    said = "".join(_HAN.findall(text))
    whole = lazy_pinyin(said, style=Style.NORMAL)
    return "".join(whole), "".join(one[:1] for one in whole)
