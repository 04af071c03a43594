// What maker and opener share: finding their fields, saying what went wrong, and being busy.
export class Place {
  constructor(place) {
    this.place = place;
    this.form = place.querySelector("form");
    this.button = place.querySelector("[data-go] .btn");
    this.said = place.querySelector("[data-said]");
    this.button.addEventListener("click", () => this.go());
    place.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input")) this.go();
    });
  }

  field(name) {
    return this.place.querySelector(`#f-${name}`);
  }

  async go() {
    if (this.button.disabled) return;
    this.quiet();
    this.button.disabled = true;
    try {
      // Outside a secure connection the browser offers no ciphers, and a passphrase should not be typed either.
      if (!globalThis.crypto?.subtle) return this.say("insecure");
      await this.work();
    } catch {
      this.say("failed");
    } finally {
      this.button.disabled = false;
    }
  }

  // One sentence, read out; the field that it is about takes the focus.
  say(what, field) {
    this.tell(this.place.dataset[`say${what[0].toUpperCase()}${what.slice(1)}`], field);
  }

  tell(words, field) {
    const shown = this.place.querySelector("template").content.cloneNode(true);
    shown.querySelector("[data-words]").textContent = words;
    this.said.replaceChildren(shown);
    if (!field) return;
    const input = this.field(field);
    input.setAttribute("aria-invalid", "true");
    input.focus();
  }

  quiet() {
    this.said.replaceChildren();
    this.place.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  }
}
