// [data-picker="search"]: type a few words of an address, a firm or a division, choose from what the server found.
// The shown input carries the words, the hidden one the code. Without script the words alone are sent and matched by the server.
import { Listbox, afterTyping, fragment } from "./listbox.js";

export function installPickers(root) {
  const wire = (within) => within.querySelectorAll?.("[data-picker=search]:not([data-wired])").forEach(searchPicker);
  wire(root);
  root.addEventListener("htmx:afterSettle", (event) => wire(event.detail.elt));
}

function searchPicker(box) {
  box.dataset.wired = "";
  const input = box.querySelector("input[type=search], input[type=text]");
  const code = box.querySelector("input[type=hidden]");
  const status = box.querySelector("[role=status]");
  const list = new Listbox(input, box.querySelector("[role=listbox]"), (option) => {
    input.value = option.dataset.label ?? option.textContent.trim();
    code.value = option.dataset.value ?? "";
    list.show(false);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("blur", () => list.show(false));

  const look = afterTyping(async (signal) => {
    if (input.value.trim().length < 1) return list.show(false);
    try {
      const found = await fragment(box.dataset.url, { q: input.value.trim() }, signal);
      list.list.replaceChildren(...found.children);
    } catch (error) {
      if (error.name !== "AbortError") list.show(false);
      return;
    }
    list.show(list.options.length > 0);
    list.mark(list.options[0]);
    status.textContent = (list.options.length ? box.dataset.sayFound : box.dataset.sayNone).replace("{n}", list.options.length);
  });

  input.addEventListener("input", () => {
    code.value = "";
    look();
  });
}
