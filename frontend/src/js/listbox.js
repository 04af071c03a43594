// An input with a list under it, as WAI-ARIA describes a combobox: the focus stays in the input, the arrows move the option.
let serial = 0;

export class Listbox {
  constructor(input, list, choose) {
    this.input = input;
    this.list = list;
    this.choose = choose;
    list.id ||= `listbox-${++serial}`;
    input.setAttribute("aria-controls", list.id);
    input.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(option, event);
    });
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")].filter((option) => !option.hidden);
  }

  get active() {
    return this.list.querySelector("[role=option].is-active");
  }

  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  mark(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active?.classList.remove("is-active");
    if (!option) return;
    option.id ||= `option-${++serial}`;
    option.classList.add("is-active");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.options.length) {
      event.preventDefault();
      if (this.list.hidden) this.show(true);
      const at = this.options.indexOf(this.active);
      this.mark(this.options[(at + step + this.options.length) % this.options.length]);
    } else if (event.key === "Enter" && this.active && !this.list.hidden) {
      event.preventDefault();
      this.choose(this.active, event);
    } else if (event.key === "Escape" && !this.list.hidden && this.input.getAttribute("role") === "combobox" && !this.input.closest("dialog")) {
      event.preventDefault();
      this.show(false);
    }
  }
}

// Calls `work` when typing has paused; an answer that comes late is dropped.
export function afterTyping(work, wait = 180) {
  let timer;
  let running;
  return (...words) => {
    clearTimeout(timer);
    running?.abort();
    timer = setTimeout(() => {
      running = new AbortController();
      work(running.signal, ...words);
    }, wait);
  };
}

export async function fragment(url, query, signal) {
  const address = new URL(url, location.href);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const answer = await fetch(address, { signal, credentials: "same-origin", headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html").body;
}
