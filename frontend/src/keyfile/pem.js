// Text armour (RFC 7468).
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

export function armour(label, bytes) {
  const lines = base64(bytes).match(/.{1,64}/g).join("\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

// The first block with this label as bytes; null when there is none.
export function blockIn(text, label) {
  const found = text.match(new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`));
  return found ? Uint8Array.from(atob(found[1].replace(/\s/g, "")), (sign) => sign.charCodeAt(0)) : null;
}
