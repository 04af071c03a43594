// <form data-autosave="URL">: what is typed is sent 1.2 s after the last change; the part `saved` says how it went.
// Offline, the words are kept on this device and sent when the line is back. Passwords and files are never kept here.
import { refresh } from "./tokens.js";

const WAIT = 1200;
const AGAIN = 30000;

export function installAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]")) new Autosave(form);
  root.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]")) sessionStorage.clear();
  });
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.place = `autosave:${form.dataset.autosave}`;
    this.note = document.querySelector("[data-saved]");
    this.sending = null;
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", () => this.forget());
    addEventListener("online", () => this.save());
    this.restore();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), WAIT);
  }

  body() {
    refresh(this.form);
    const data = new FormData(this.form);
    for (const [name, value] of [...data.entries()]) if (value instanceof File) data.delete(name);
    for (const secret of this.form.querySelectorAll("input[type=password]")) data.delete(secret.name);
    return data;
  }

  async save() {
    clearTimeout(this.timer);
    this.sending?.abort();
    this.sending = new AbortController();
    const body = this.body();
    this.say("saving");
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: "POST",
        body,
        credentials: "same-origin",
        headers: { "X-Autosave": "1", "X-Requested-With": "fetch" },
        signal: this.sending.signal,
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      sessionStorage.removeItem(this.place);
      this.say("saved", { time: new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false }) });
    } catch (error) {
      if (error.name === "AbortError") return;
      this.keep(body);
      this.say(navigator.onLine ? "failed" : "offline");
      this.timer = setTimeout(() => this.save(), AGAIN);
    }
  }

  keep(body) {
    body.delete("csrfmiddlewaretoken");
    sessionStorage.setItem(this.place, JSON.stringify([...body.entries()]));
  }

  restore() {
    const kept = JSON.parse(sessionStorage.getItem(this.place) ?? "null");
    if (!kept) return;
    const choices = [...this.form.querySelectorAll("input[type=checkbox], input[type=radio]")];
    for (const box of choices) box.checked = kept.some(([name, value]) => name === box.name && value === box.value);
    for (const [name, value] of kept) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLElement && !choices.includes(field) && field.type !== "hidden") field.value = value;
    }
    this.later();
  }

  forget() {
    clearTimeout(this.timer);
    this.sending?.abort();
    sessionStorage.removeItem(this.place);
  }

  say(state, words = {}) {
    if (!this.note) return;
    const text = this.note.getAttribute(`data-say-${state}`) ?? "";
    this.note.dataset.state = state;
    this.note.querySelector("[data-saved-text]").textContent = text.replace("{time}", words.time ?? "");
  }
}
