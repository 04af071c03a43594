// Opens a key file with its passphrase, signs the site's challenge, and sends certificate and signature.
import { secretIn } from "./der.js";
import { opened } from "./envelope.js";
import { base64, blockIn } from "./pem.js";
import { Place } from "./place.js";
import { pointOf, sign } from "./sm2.js";

const PURPOSE = "banyan-sign-in";
const LARGEST = 100_000;

export class KeyOpener extends Place {
  async work() {
    const file = this.field("keyfile").files[0];
    if (!file) return this.say("nothing", "keyfile");
    const text = file.size < LARGEST ? await file.text() : "";
    const hidden = blockIn(text, "ENCRYPTED PRIVATE KEY");
    const certificate = blockIn(text, "CERTIFICATE");
    if (!hidden || !certificate) return this.say("other", "keyfile");
    const secret = await opened(hidden, this.field("passphrase").value).then(secretIn).catch(() => null);
    if (!secret) return this.say("wrong", "passphrase");
    if (!holds(certificate, pointOf(secret))) return this.say("other", "keyfile");
    await this.answer(certificate, secret);
  }

  async answer(certificate, secret) {
    const response = await fetch(this.place.dataset.keyOpener, { headers: { Accept: "application/json" } });
    const { challenge, message } = await response.json();
    // Nothing else than a sign-in to this very site is ever signed here.
    if (!message.startsWith(`${PURPOSE}\n${location.origin}\n`)) return this.say("failed");
    const parts = { challenge, certificate: base64(certificate), signature: base64(sign(new TextEncoder().encode(message), secret)) };
    for (const [name, value] of Object.entries(parts)) this.form.elements.namedItem(name).value = value;
    this.form.requestSubmit();
  }
}

// Whether the key's point stands in the certificate.
function holds(certificate, point) {
  const hex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
  return hex(certificate).includes(hex(point));
}
