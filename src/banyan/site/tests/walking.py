"""Looking at one page after another as somebody would: with axe, at both sizes, and by keyboard."""

from __future__ import annotations

import gzip
from typing import Any

from banyan.site.design.testing import frontend_root, violations

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

_WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_CONTROLS = """() => {
  const shown = (one) => one.checkVisibility({visibilityProperty: true}) && !one.closest('[inert],dialog:not([open])');
  const able = 'a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]';
  const groups = new Set();
  let count = 0;
  for (const one of document.querySelectorAll(able)) {
    if (one.disabled || one.tabIndex < 0 || !shown(one)) continue;
    if (one.type === 'radio') {
      const group = `${one.form?.action}|${one.name}`;
      if (groups.has(group)) continue;
      groups.add(group);
    }
    one.dataset.walk = String(count++);
  }
  return count;
}"""
_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const label = one.labels?.[0] && getComputedStyle(one.labels[0]);
  const ringed = (s) => s && ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
  let group = one.dataset.walk ?? null;
  if (group === null && one.type === 'radio')
    group = [...document.querySelectorAll('input[type=radio][data-walk]')]
      .find((other) => other.name === one.name && other.form === one.form)?.dataset.walk ?? null;
  let seen = ringed(style) || ringed(label);
  for (let up = one.parentElement, n = 0; !seen && up && n < 3; up = up.parentElement, n++)
    seen = up.matches(':focus-within') && ringed(getComputedStyle(up));
  return {walk: group, seen, place: box.bottom < -2 || box.right < -2 ? 'off' : 'on',
          skip: one.matches('a[href^="#"]'), html: one.outerHTML.slice(0, 140)};
}"""
_MISSED = "(ids) => ids.map((id) => document.querySelector(`[data-walk='${id}']`)?.outerHTML.slice(0, 140))"


class Walk:
    """One browser on its way; `faults` says where it stumbled."""

    def __init__(self, page: Any, site: str, who: str) -> None:
        self.page, self.who, self.faults = page, who, list[str]()
        self._at = "/"
        page.set_viewport_size(DESK)
        page.on("pageerror", lambda error: self._fault(f"error: {error}"))
        page.on("console", lambda said: self._said(said))
        page.on("request", lambda asked: None if _ours(asked.url, site) else self._fault(f"asked {asked.url}"))

    def look(
        self, address: str, *, press: str = "", status: int = 200, keys: bool = False, forgetful: bool = False
    ) -> None:
        """Open a page, or press a button on it (after the browser lost its cookies, if `forgetful`) and look at what
        comes; at both sizes, with the keyboard if asked."""
        self._at = f"{address} {press}".strip()
        self.page.set_viewport_size(DESK)
        answer = self.page.goto(address)
        if forgetful:
            self.page.context.clear_cookies()
        if press:
            with self.page.expect_navigation() as following:
                self.page.locator("main").get_by_role("button", name=press, exact=True).click()
            answer = following.value
        if answer.status != status:
            self._fault(f"answered {answer.status}, not {status}")
            return
        self._fits("desk")
        self._first_stop()
        if keys:
            self._tab_through()
        self.page.evaluate("document.activeElement.blur()")
        self.page.set_viewport_size(PHONE)
        self._fits("phone")

    def weighs_at_most(self, address: str, size: int) -> None:
        """What a page sends to a browser that has never been here, compressed, in bytes."""
        self._at = address
        self.page.goto(address, wait_until="networkidle")
        names = self.page.evaluate("performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)")
        built = [
            frontend_root() / "dist" / f"{name.removeprefix('/static/')}.gz" for name in names if "/assets/" in name
        ]
        sent = len(gzip.compress(self.page.content().encode())) + sum(path.stat().st_size for path in built)
        if not built or sent > size:
            self._fault(f"{sent} bytes, at most {size} are allowed")

    def _fits(self, size: str) -> None:
        for one in violations(self.page):
            for node in one["nodes"]:
                self._fault(
                    f"{size}: {one['id']}: {node['html'][:200]} {' '.join(node['failureSummary'].split())[:240]}"
                )
        wide = self.page.evaluate(_WIDTH)
        if wide > 0:
            self._fault(f"{size}: {wide} px too wide")

    def _first_stop(self) -> None:
        """The first press of Tab reaches the way past the head of the page, and shows it; unless the page itself puts
        the focus where one has to mend something."""
        if self.page.evaluate("document.activeElement !== document.body"):
            return
        self.page.keyboard.press("Tab")
        stop = self.page.evaluate(_STOP)
        if not stop or not stop["skip"] or stop["place"] == "off" or not stop["seen"]:
            self._fault(f"the first stop is no visible way to the content: {stop}")

    def _tab_through(self) -> None:
        """Every control is reached by Tab, once round from where the page begins, and shows that it is."""
        count = self.page.evaluate(_CONTROLS)
        left, here = set(map(str, range(count))), self.page.evaluate(_STOP)
        left.discard(here and here["walk"])
        for _ in range(2 * count + 10):
            if not left:
                return
            self.page.keyboard.press("Tab")
            if (stop := self.page.evaluate(_STOP)) is None:
                continue
            if not stop["seen"]:
                self._fault(f"the focus is not to be seen on {stop['html']}")
            left.discard(stop["walk"])
        self.faults += [
            f"{self.who} {self._at}: not reached: {one}" for one in self.page.evaluate(_MISSED, sorted(left))
        ]

    def _said(self, said: Any) -> None:
        if said.type == "error" and "Failed to load resource" not in said.text:
            self._fault(f"console: {said.text}")

    def _fault(self, what: str) -> None:
        self.faults.append(f"{self.who} {self._at}: {what}")


def _ours(url: str, site: str) -> bool:
    return url.startswith((site, "data:", "blob:", "about:"))
