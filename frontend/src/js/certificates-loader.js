// The mathematics of SM2 is large: only a page that makes or opens a key file fetches it.
export function installCertificates(root) {
  const places = root.querySelectorAll("[data-key-maker], [data-key-opener]");
  if (places.length) import("../certificates.js").then(({ wire }) => places.forEach(wire));
}
