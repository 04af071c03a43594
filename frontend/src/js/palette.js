// Ctrl K (or Cmd K) opens the command palette: the page's own key actions, the places of the workspace, and what the server
// finds for the words typed (data-url, answering parts/palette_options.html).
import { Listbox, afterTyping, fragment } from "./listbox.js";

export function installPalette(root) {
  const dialog = document.getElementById("palette");
  if (!dialog) return;
  const palette = new Palette(dialog);
  root.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    palette.toggle();
  });
  root.addEventListener("click", (event) => {
    if (!event.target.closest("[data-palette-open]")) return;
    event.preventDefault();
    palette.toggle();
  });
}

class Palette {
  constructor(dialog) {
    this.dialog = dialog;
    this.input = dialog.querySelector("input");
    this.found = dialog.querySelector("[data-found]");
    this.here = dialog.querySelector("[data-here]");
    this.status = dialog.querySelector("[role=status]");
    this.pattern = dialog.querySelector("template");
    this.list = new Listbox(this.input, dialog.querySelector("[role=listbox]"), (option, event) => this.go(option, event));
    this.ask = afterTyping((signal) => this.search(signal));
    this.input.addEventListener("input", () => {
      this.filterHere();
      this.ask();
    });
  }

  toggle() {
    if (this.dialog.open) return this.dialog.close();
    this.collect();
    this.input.value = "";
    this.found.replaceChildren();
    this.dialog.showModal();
    this.filterHere();
    this.input.focus();
  }

  collect() {
    const seen = [...document.querySelectorAll("main [data-key], .rail__link")].filter((one) => one.checkVisibility());
    this.here.replaceChildren(...seen.map((target) => this.option(target)));
  }

  option(target) {
    const option = this.pattern.content.firstElementChild.cloneNode(true);
    const words = target.cloneNode(true);
    words.querySelectorAll("kbd, svg, .rail__n").forEach((one) => one.remove());
    option.querySelector("[data-label]").textContent = words.textContent.trim();
    const key = option.querySelector("kbd");
    if (target.dataset.key) key.textContent = target.dataset.key;
    else key.remove();
    option.target = target;
    return option;
  }

  filterHere() {
    const words = this.input.value.trim().toLowerCase();
    let shown = 0;
    for (const option of this.here.querySelectorAll("[role=option]")) {
      option.hidden = !option.textContent.toLowerCase().includes(words) || (!words && shown >= 8);
      if (!option.hidden) shown += 1;
    }
    this.settle();
  }

  async search(signal) {
    const q = this.input.value.trim();
    if (!q || !this.dialog.dataset.url) return this.found.replaceChildren();
    try {
      this.found.replaceChildren(...(await fragment(this.dialog.dataset.url, { q }, signal)).children);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.found.replaceChildren();
    }
    this.settle();
  }

  settle() {
    const options = this.list.options;
    this.list.mark(options[0]);
    this.status.textContent = this.dialog.dataset[options.length ? "sayFound" : "sayNone"].replace("{n}", options.length);
    this.status.classList.toggle("visually-hidden", options.length > 0);
  }

  go(option, event) {
    if (event.type === "click" && option.matches("a")) return this.dialog.close();
    this.dialog.close();
    const link = option.target instanceof HTMLElement ? option.target : option.closest("a");
    if (!link) return;
    if (event.ctrlKey && link.href) window.open(link.href, "_blank", "noopener");
    else link.click();
  }
}
