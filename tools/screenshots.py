"""Takes the pictures of README from a running installation with demonstration accounts.

    bin/banyan run                                  # in one terminal; `bin/banyan simulate --days 5` gives it figures
    .venv/bin/python tools/screenshots.py [http://127.0.0.1:8000]

Each picture goes to docs/screenshots/NAME-WIDTH.png, with few colours so that it stays small.
"""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from banyan.site import boot
from banyan.site.launch import browsers

FOLDER = Path(__file__).resolve().parents[1] / "docs/screenshots"
DESK, PHONE = (1280, 860), (390, 844)
MOST = 150_000


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the address, who is signed in, the sizes, and what to do before it is taken."""

    name: str
    address: str
    who: str = ""
    sizes: tuple[tuple[int, int], ...] = (DESK,)
    before: Callable[[Page], None] = lambda page: None


def first_case(page: Page) -> None:
    """Open the case on top of the work-list."""
    link = page.locator("main a.row").first
    page.goto(page.url.split("/work/")[0] + str(link.get_attribute("href")))


SHOTS = (
    Shot("home", "/", sizes=(DESK, PHONE)),
    Shot("district", "/fuzhou/gulou/"),
    Shot("guide", "/guide/food-licence-new/?at=350102000000", sizes=(DESK, PHONE)),
    Shot("form", "/apply/residence-permit/?at=350102000000", "linmou", (DESK, PHONE)),
    Shot("my-data", "/my/data/held/", "linmou", (DESK, PHONE)),
    Shot("work-list", "/work/cases/?view=todo", "gulou.review"),
    Shot("case", "/work/cases/?view=todo", "gulou.review", (DESK,), first_case),
    Shot("board", "/work/supervise/", "fuzhou.jc"),
    Shot("plan", "/plan/"),
    Shot("verify", "/verify/", sizes=(PHONE,)),
)


def main() -> int:
    site = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    browser = browsers.find()
    if browser is None:
        sys.stderr.write("没有浏览器。先运行 tools/browser.py。\n")
        return 1
    boot.start()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser.program, args=list(browsers.OPTIONS))
        for shot in SHOTS:
            for size in shot.sizes:
                take(opened, site, shot, size)
        opened.close()
    return 0


def take(opened: Any, site: str, shot: Shot, size: tuple[int, int]) -> None:
    """Take one picture."""
    context = opened.new_context(
        base_url=site,
        viewport={"width": size[0], "height": size[1]},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if shot.who:
        from banyan.engines.identity.demo import PASSWORD

        page.goto("/sign-in/")
        page.fill("[name=identifier]", shot.who)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto(shot.address)
    shot.before(page)
    page.wait_for_load_state("networkidle")
    file = FOLDER / f"{shot.name}-{size[0]}.png"
    file.write_bytes(small(page.screenshot()))
    print(f"{file.relative_to(FOLDER.parents[1])}  {file.stat().st_size // 1000} kB  {page.url}")
    context.close()


def small(picture: bytes) -> bytes:
    """The picture with as many colours as it may have without growing too large."""
    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32, 16):
        out = io.BytesIO()
        whole.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= MOST:
            break
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
