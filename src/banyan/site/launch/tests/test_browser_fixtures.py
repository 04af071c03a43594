from typing import Any

import pytest


@pytest.mark.browser
@pytest.mark.parametrize("browser_page", [(1280, 900), (390, 844)], indirect=True)
def test_a_page_of_the_live_site_opens(browser_page: Any) -> None:
    answer = browser_page.goto("/health/live")
    assert answer.json() == {"live": True}
