"""Chinese in an English page is marked, whatever it stands in, and nothing else is touched."""

import pytest
from django.test import Client

from banyan.site.design.marking import marked


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<p>Fuzhou</p>", "<p>Fuzhou</p>"),
        ("<p>鼓楼区</p>", '<p><span lang="zh">鼓楼区</span></p>'),
        ("<p> 第 3 步 </p>", '<p> <span lang="zh">第 3 步</span> </p>'),
        (
            "<li>Apply for 食品经营许可（新办） today</li>",
            '<li><span>Apply for <span lang="zh">食品经营许可（新办）</span> today</span></li>',
        ),
        ("<title>办事</title>", '<title lang="zh">办事</title>'),
        ('<option value="1">男</option>', '<option lang="zh" value="1">男</option>'),
        ('<option lang="zh-CN">男</option>', '<option lang="zh-CN">男</option>'),
        ("<svg><text x='1'>福州</text></svg>", "<svg><text lang=\"zh\" x='1'>福州</text></svg>"),
        ("<textarea>\n张某</textarea>", '<textarea lang="zh">\n张某</textarea>'),
        (
            '<script>"字"</script><style>/* 字 */</style><!-- 字 -->',
            '<script>"字"</script><style>/* 字 */</style><!-- 字 -->',
        ),
        ('<a title="字">x</a>', '<a title="字">x</a>'),
    ],
    ids=str,
)
def test_runs_of_chinese_are_marked(page: str, wanted: str) -> None:
    assert marked(page) == wanted


@pytest.mark.django_db
def test_only_english_pages_are_marked() -> None:
    chinese = Client().get("/gallery/")
    english = Client()
    english.cookies["django_language"] = "en"
    assert b'lang="zh"' not in chinese.content
    page = english.get("/gallery/")
    assert b'lang="zh"' in page.content
    if page.has_header("Content-Length"):
        assert int(page["Content-Length"]) == len(page.content)
