// Makes a key, has it certified, and hands over the file: the key under a passphrase, the certificate and its chain.
import { refresh } from "../js/tokens.js";
import { certificateRequest, privateKeyInfo } from "./der.js";
import { sealed } from "./envelope.js";
import { armour } from "./pem.js";
import { Place } from "./place.js";
import { newKey, sign } from "./sm2.js";

const SHORTEST = 10;

export class KeyMaker extends Place {
  async work() {
    const passphrase = this.field("passphrase").value;
    if ([...passphrase].length < SHORTEST) return this.say("short", "passphrase");
    if (passphrase !== this.field("again").value) return this.say("different", "again");
    const key = newKey();
    const request = certificateRequest(this.place.dataset.holder, key.point, (body) => sign(body, key.secret));
    const hidden = armour("ENCRYPTED PRIVATE KEY", await sealed(privateKeyInfo(key), passphrase));
    const answer = await this.ask(armour("CERTIFICATE REQUEST", request));
    if (answer) this.hand(hidden + answer.chain, answer.url);
  }

  async ask(request) {
    refresh(this.form);
    const body = new FormData(this.form);
    body.set("title", this.field("title").value);
    body.set("request", request);
    const response = await fetch(this.form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : {};
    if (response.ok && answer.chain) return answer;
    if (answer.message) this.tell(answer.message);
    else this.say("failed");
    return null;
  }

  hand(content, url) {
    const made = this.place.parentElement.querySelector("[data-made]");
    const link = made.querySelector("a[download]");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/x-pem-file" }));
    made.querySelector("a[data-detail]").href = url;
    this.place.hidden = true;
    made.hidden = false;
    made.querySelector("h2").focus();
    link.click();
    for (const name of ["passphrase", "again"]) this.field(name).value = "";
  }
}
