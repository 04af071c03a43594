// Keyboard of the workspace. data-key="A" on a link or button: pressing A presses it. J and K move in [data-rows],
// "/" goes to the search box of the page, "?" lists the keys. Off while typing and while a dialog is open.
const TYPING = "input:not([type=checkbox],[type=radio],[type=button],[type=submit]), textarea, select, [contenteditable]";

export function installKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return submitForm(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.(TYPING)) return;
    if (document.querySelector("dialog[open]")) return;
    const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    if (moveInRows(key) || goToSearch(key) || press(key)) event.preventDefault();
  });
}

function submitForm(event) {
  const form = event.target.closest?.("form[data-ctrl-enter]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function press(key) {
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => one.checkVisibility());
  if (!target || target.matches(":disabled, [aria-disabled=true]")) return false;
  target.focus();
  target.click();
  return true;
}

function moveInRows(key) {
  const step = { J: 1, K: -1 }[key];
  const rows = step && [...document.querySelectorAll("[data-rows] .row, [data-rows] [data-row]")];
  if (!rows?.length) return false;
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const start = at >= 0 ? at : rows.findIndex((row) => row.hasAttribute("aria-current"));
  rows[Math.min(rows.length - 1, Math.max(0, start + step))].focus();
  return true;
}

function goToSearch(key) {
  const box = key === "/" && document.querySelector("[data-search], main input[type=search]");
  if (!box) return false;
  box.focus();
  box.select();
  return true;
}
