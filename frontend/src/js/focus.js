// After a swap the reader goes on from what changed: the element marked data-focus, else an error summary.
export function installFocus(root) {
  root.querySelector("main .error-summary:not(.specimen *)")?.focus();
  root.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt;
    const next = target.matches?.("[data-focus]") ? target : target.querySelector?.("[data-focus], .error-summary");
    if (!next) return;
    if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
    next.focus({ preventScroll: false });
  });
}
