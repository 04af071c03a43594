// Key files of SM2: made and opened in the browser. The private key and its passphrase never leave it: their fields stand
// outside every form, and nothing here sends them.
import { KeyMaker } from "./keyfile/maker.js";
import { KeyOpener } from "./keyfile/opener.js";

export function wire(place) {
  if (place.dataset.ready !== undefined) return;
  place.dataset.ready = "";
  if (place.dataset.keyMaker !== undefined) new KeyMaker(place);
  else new KeyOpener(place);
}
