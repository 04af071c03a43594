"""The gallery in a real browser: readable by everybody, quiet on the console, nothing fetched from elsewhere."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from banyan.site.design.assets import manifest
from banyan.site.design.stories.examples import EXAMPLES
from banyan.site.design.testing import assert_accessible, frontend_root, violations

from .conftest import WIDTHS, Visit

BUILT = bool(manifest()) and (frontend_root() / "node_modules/axe-core").exists()
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not BUILT, reason="the front end is not built (make run builds it)"),
]
Open = Callable[..., Visit]


def draw_charts(page: object) -> None:
    """Bring every chart into view and wait until it is drawn."""
    for place in page.locator("[data-chart]").all():  # type: ignore[attr-defined]
        place.scroll_into_view_if_needed()
        place.locator("svg").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True])
def test_every_part_is_accessible(visit: Open, width: int, dark: bool) -> None:
    seen = visit("/gallery/", width=width, dark=dark, probe=True)
    draw_charts(seen.page)
    assert_accessible(seen.page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", [*EXAMPLES, "404"])
def test_every_example_page_is_accessible_and_fits(visit: Open, code: str, width: int) -> None:
    seen = visit(f"/gallery/{code}/", width=width, probe=True)
    draw_charts(seen.page)
    assert_accessible(seen.page)
    assert seen.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert seen.faults == []


def test_the_probe_finds_a_planted_fault(visit: Open) -> None:
    page = visit("/gallery/", probe=True).page
    page.evaluate(
        "document.querySelector('main').append(document.createElement('img'), document.createElement('button'))"
    )
    assert {"image-alt", "button-name"} <= {one["id"] for one in violations(page)}


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_nothing_is_wider_than_the_screen(visit: Open, width: int) -> None:
    page = visit("/gallery/", width=width).page
    draw_charts(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_policy_holds_and_nothing_comes_from_elsewhere(visit: Open) -> None:
    seen = visit("/gallery/")
    draw_charts(seen.page)
    assert seen.faults == []
    assert seen.elsewhere == []


def test_keyboard_walks_the_page_in_order_and_always_shows_where_it_is(visit: Open) -> None:
    page = visit("/gallery/").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(25):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "(() => { const one = document.activeElement; const near = [one, ...[one.parentElement]];"
            " return near.some((e) => getComputedStyle(e).outlineStyle !== 'none'"
            " || getComputedStyle(e).boxShadow !== 'none') })()"
        )
        assert ring, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_dialog_opens_takes_the_focus_and_gives_it_back(visit: Open) -> None:
    page = visit("/gallery/").page
    opener = page.locator("[data-dialog=withdraw]")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog#withdraw")
    assert dialog.is_visible()
    assert page.evaluate("document.activeElement.closest('dialog').id") == "withdraw"
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert page.evaluate("document.activeElement.dataset.dialog") == "withdraw"


def test_a_key_presses_its_button_but_not_while_typing(visit: Open) -> None:
    page = visit("/gallery/").page
    page.evaluate("document.querySelector('[data-key=C]').addEventListener('click', () => document.title = 'pressed')")
    page.locator("#f-shop").focus()
    page.keyboard.press("c")
    assert page.title() != "pressed"
    page.locator("#f-shop").blur()
    page.keyboard.press("c")
    assert page.title() == "pressed"


def test_rows_are_walked_with_j_and_k(visit: Open) -> None:
    page = visit("/gallery/").page
    page.locator("[data-rows] .row").first.focus()
    page.keyboard.press("j")
    assert "三坊茶舍" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("k")
    assert "郑某某" in page.evaluate("document.activeElement.textContent")


def test_the_palette_finds_a_place_and_a_key_action(visit: Open) -> None:
    page = visit("/gallery/worklist/").page
    page.keyboard.press("Control+k")
    words = page.get_by_role("combobox")
    assert words.evaluate("(one) => one === document.activeElement")
    words.fill("补正")
    page.evaluate("document.querySelector('[data-key=B]').addEventListener('click', () => document.title = 'pressed')")
    page.keyboard.press("Enter")
    assert page.title() == "pressed"
    assert page.locator("dialog#palette").is_hidden()


def test_choosing_a_city_asks_for_its_county_and_keeps_the_place(visit: Open) -> None:
    page = visit("/gallery/").page
    city = page.get_by_role("combobox", name="市", exact=True)
    county = page.get_by_role("combobox", name="县（市、区）")
    city.focus()
    city.select_option(label="厦门市")
    county.locator("option", has_text="思明区").wait_for(state="attached")
    assert county.input_value() == "350200000000"
    assert city.evaluate("(one) => one === document.activeElement")


def test_typing_an_address_offers_what_the_server_found(visit: Open) -> None:
    page = visit("/gallery/").page
    words = page.locator("#f-village")
    words.press_sequentially("鼓楼", delay=20)
    page.locator("#f-village ~ [role=listbox] [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    assert page.locator("input[type=hidden][name=village]").input_value() == "350102000000"
    assert "鼓楼区" in words.input_value()


def test_large_type_works_without_script(visit: Open) -> None:
    page = visit("/gallery/", java_script_enabled=False).page
    page.get_by_role("button", name="长辈版").click()
    assert page.locator("html.large").count() == 1
    assert page.get_by_role("button", name="长辈版").get_attribute("aria-pressed") == "true"


def test_a_first_page_is_light_and_brings_no_charts(visit: Open) -> None:
    page = visit("/gallery/home/").page
    page.wait_for_load_state("networkidle")
    names = page.evaluate("performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)")
    built = [frontend_root() / "dist" / name.removeprefix("/static/") for name in names if "/assets/" in name]
    sent = len(gzip.compress(page.content().encode())) + sum(Path(f"{path}.gz").stat().st_size for path in built)
    assert {path.name.partition(".")[0].rsplit("-", 1)[0] for path in built} <= {"main", "preload-helper"}
    assert sent < 60_000
