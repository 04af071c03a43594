// A short word at the edge of the page. Server side: a Django message, or the header HX-Trigger {"toast": {"text": "…"}}.
const STAYS = 8000;

export function toast(text, { action, href } = {}) {
  const place = document.getElementById("toasts");
  if (!place || !text) return;
  const note = document.createElement("div");
  note.className = "toast";
  note.append(text);
  if (action && href) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = action;
    note.append(link);
  }
  place.append(note);
  fade(note);
}

function fade(note) {
  let timer = setTimeout(() => note.remove(), STAYS);
  const hold = () => clearTimeout(timer);
  const go = () => {
    timer = setTimeout(() => note.remove(), STAYS);
  };
  note.addEventListener("pointerenter", hold);
  note.addEventListener("pointerleave", go);
  note.addEventListener("focusin", hold);
  note.addEventListener("focusout", go);
}

export function installToasts(root) {
  root.querySelectorAll("#toasts > .toast:not([data-stay])").forEach(fade);
  root.addEventListener("click", (event) => event.target.closest("[data-toast-close]")?.closest(".toast").remove());
  root.addEventListener("toast", (event) => toast(event.detail.text, event.detail));
  root.addEventListener("htmx:sendError", () => toast(document.body.dataset.sayOffline));
  root.addEventListener("htmx:responseError", (event) => toast(decodeURIComponent(event.detail.xhr.getResponseHeader("X-Message") ?? "") || document.body.dataset.sayFailed));
}
