"""Citations print as laws are cited."""

from __future__ import annotations

import pytest

from banyan.engines.services.declare.law import Law, Regulation, in_chinese


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (35, "三十五"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (1260, "一千二百六十"),
        (2003, "二千零三"),
    ],
)
def test_numbers_are_written_as_laws_write_them(number: int, words: str) -> None:
    assert in_chinese(number) == words


@pytest.mark.parametrize("number", [0, -1, 10000])
def test_a_number_that_no_article_has_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1 到 9999"):
        in_chinese(number)


def test_an_act_bears_its_full_title() -> None:
    assert Law("食品安全法", 35).cite() == "《中华人民共和国食品安全法》第三十五条"
    assert Law("中华人民共和国海警法").cite() == "《中华人民共和国海警法》"
    assert Law("行政许可法", 32, 1, 4).place == "第三十二条第一款第四项"
    assert Law("刑法", "一百二十条之一").cite() == "《中华人民共和国刑法》第一百二十条之一"


def test_a_regulation_prints_as_given() -> None:
    assert Regulation("居住证暂行条例", 10).cite() == "《居住证暂行条例》第十条"


def test_a_citation_in_a_page_is_the_citation_as_printed() -> None:
    assert f"{Law('食品安全法', 35)}" == "《中华人民共和国食品安全法》第三十五条"
    assert str(Regulation("不动产登记暂行条例", 20)) == "《不动产登记暂行条例》第二十条"
