"""Citing law: acts (法律), regulations (法规、规章), with article, paragraph and item."""

from __future__ import annotations

from dataclasses import dataclass

_DIGITS = "零一二三四五六七八九"
_REPUBLIC = "中华人民共和国"


def in_chinese(number: int) -> str:
    """A number from 1 to 9999 in Chinese numerals, as laws write their articles: 35 → 三十五, 110 → 一百一十."""
    if not 1 <= number <= 9999:
        raise ValueError(f"条款序号应在 1 到 9999 之间，现在是 {number}")
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + name
            zero = False
        else:
            zero = bool(text)
    return text.removeprefix("一") if 10 <= number < 20 else text


@dataclass(frozen=True)
class Law:
    """An act of the National People's Congress (法律): `Law("食品安全法", article=35)`.

    `title` is the short title; it prints with 中华人民共和国 before it. `article` is the article's number, or its
    words where a number does not say it ("四十七条之一"). `says` is what it provides, in plain words. Leave the
    article out when you are not sure of it: an invented citation is worse than none.
    """

    title: str
    article: int | str = 0
    paragraph: int = 0
    item: int = 0
    says: str = ""

    @property
    def full_title(self) -> str:
        """The title as the act itself bears it."""
        return self.title if self.title.startswith(_REPUBLIC) else _REPUBLIC + self.title

    @property
    def place(self) -> str:
        """The place within it: 第三十二条第一款第四项; empty when no article is named."""
        if not self.article:
            return ""
        article = f"第{in_chinese(self.article)}条" if isinstance(self.article, int) else f"第{self.article}"
        paragraph = f"第{in_chinese(self.paragraph)}款" if self.paragraph else ""
        item = f"第{in_chinese(self.item)}项" if self.item else ""
        return article + paragraph + item

    def cite(self) -> str:
        """The citation as it is printed: 《中华人民共和国食品安全法》第三十五条."""
        return f"《{self.full_title}》{self.place}"

    def __str__(self) -> str:
        return self.cite()


@dataclass(frozen=True)
class Regulation(Law):
    """A regulation or rule (行政法规、地方性法规、规章、规范性文件), whose title prints as it is given."""

    @property
    def full_title(self) -> str:
        """The title as given."""
        return self.title


#: The act by which the stages of every licence go (行政许可法).
LICENSING = "行政许可法"
TOLD_ONCE = Law(LICENSING, 32, 1, 4, says="材料不齐的，当场或者在五日内一次告知；逾期不告知的，自收到之日起即为受理。")
REASONS_OF_REFUSAL = Law(LICENSING, 38, 2, says="不予许可的，说明理由，并告知申请行政复议或者提起行政诉讼的权利。")
TWENTY_DAYS = Law(LICENSING, 42, 1, says="自受理之日起二十日内决定；经本机关负责人批准可以延长十日，并告知理由。")
TEN_DAYS_TO_DELIVER = Law(LICENSING, 44, says="自作出决定之日起十日内颁发、送达证件。")
OUTSIDE_THE_LIMIT = Law(
    LICENSING, 45, says="听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的时间不计算在内，并书面告知申请人。"
)
