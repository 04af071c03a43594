// [data-upload="URL"] around <input type=file>: each chosen or dropped file is sent at once, with a bar; the server answers
// with the finished row (parts/file_row.html). Without script the file goes with the form.
import { refresh } from "./tokens.js";

export function installUploads(root) {
  const wire = (within) => within.querySelectorAll?.("[data-upload]:not([data-wired])").forEach((box) => new Upload(box));
  wire(root);
  root.addEventListener("htmx:afterSettle", (event) => wire(event.detail.elt));
}

class Upload {
  constructor(box) {
    box.dataset.wired = "";
    this.box = box;
    this.drop = box.querySelector(".upload__drop");
    this.input = box.querySelector("input[type=file]");
    this.list = box.querySelector("[data-upload-list]");
    this.pattern = box.querySelector("template");
    this.input.addEventListener("change", () => this.take(this.input.files));
    this.drop.addEventListener("dragover", (event) => this.over(event, true));
    this.drop.addEventListener("dragleave", (event) => this.over(event, false));
    this.drop.addEventListener("drop", (event) => {
      this.over(event, false);
      this.take(event.dataTransfer.files);
    });
  }

  over(event, yes) {
    event.preventDefault();
    this.drop.classList.toggle("is-over", yes);
  }

  take(files) {
    for (const file of files) this.send(file);
    this.input.value = "";
  }

  send(file) {
    const row = this.pattern.content.firstElementChild.cloneNode(true);
    const meta = row.querySelector(".file__meta");
    row.querySelector(".file__name").textContent = file.name;
    this.list.append(row);
    const limit = Number(this.box.dataset.limit);
    const request = new XMLHttpRequest();
    row.querySelector("button").addEventListener("click", () => {
      request.abort();
      row.remove();
      this.input.focus();
    });
    if (limit && file.size > limit) return this.fail(row, this.box.dataset.sayTooLarge);

    request.upload.addEventListener("progress", (event) => {
      row.querySelector(".bar__fill").setAttribute("width", String((100 * event.loaded) / event.total));
      meta.textContent = this.box.dataset.saySending.replace("{done}", size(event.loaded)).replace("{all}", size(event.total));
    });
    request.addEventListener("load", () => {
      if (request.status < 300) this.done(row, request.responseText);
      else this.fail(row, decodeURIComponent(request.getResponseHeader("X-Message") ?? ""));
    });
    request.addEventListener("error", () => this.fail(row));
    const body = new FormData();
    if (this.input.form) refresh(this.input.form);
    body.append(this.input.name, file);
    body.append("csrfmiddlewaretoken", this.input.form?.elements.csrfmiddlewaretoken?.value ?? "");
    request.open("POST", this.box.dataset.upload);
    request.setRequestHeader("X-Requested-With", "fetch");
    request.send(body);
  }

  done(row, html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    if (fresh) row.replaceWith(document.adoptNode(fresh));
    else row.remove();
  }

  fail(row, message) {
    row.classList.add("is-error");
    row.querySelector(".file__bar")?.remove();
    row.querySelector(".file__meta").textContent = message || this.box.dataset.sayFailed;
    row.querySelector("button").textContent = this.box.dataset.sayRemove;
  }
}

function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
