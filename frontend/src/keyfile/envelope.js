// A private key under a passphrase: EncryptedPrivateKeyInfo (RFC 5958) by PBES2 (RFC 8018), PBKDF2 with HMAC-SHA-256 and
// AES-256-CBC, which the browser itself computes and every common tool reads (openssl pkey -in FILE).
import { bytesOf, integer, none, numberIn, octets, octetsIn, oid, oidIn, partsOf, sequence } from "./der.js";

const PBES2 = "1.2.840.113549.1.5.13";
const PBKDF2 = "1.2.840.113549.1.5.12";
const HMAC_SHA256 = "1.2.840.113549.2.9";
const AES_256_CBC = "2.16.840.1.101.3.4.1.42";
const ROUNDS = 600_000;
// A file from elsewhere may ask for more, but not for hours.
const MOST_ROUNDS = 10_000_000;

const random = (size) => crypto.getRandomValues(new Uint8Array(size));

async function keyFrom(passphrase, salt, iterations) {
  const words = new TextEncoder().encode(passphrase.normalize("NFC"));
  const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: "AES-CBC", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function sealed(content, passphrase) {
  const salt = random(16);
  const iv = random(16);
  const key = await keyFrom(passphrase, salt, ROUNDS);
  const hidden = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-CBC", iv }, key, content));
  const derivation = sequence(oid(PBKDF2), sequence(octets(salt), integer(ROUNDS), sequence(oid(HMAC_SHA256), none())));
  const scheme = sequence(oid(PBES2), sequence(derivation, sequence(oid(AES_256_CBC), octets(iv))));
  return bytesOf(sequence(scheme, octets(hidden)));
}

// Throws when the passphrase is not the one, the file is damaged, or it is sealed in another way.
export async function opened(content, passphrase) {
  const [scheme, hidden] = partsOf(content);
  const [kind, parameters] = partsOf(scheme);
  const [derivation, cipher] = partsOf(parameters);
  const [function_, how] = partsOf(derivation);
  const [salt, rounds, ...more] = partsOf(how);
  const [named, iv] = partsOf(cipher);
  const digest = partsOf(more[more.length - 1])[0];
  const used = [kind, function_, digest, named].map(oidIn).join();
  if (used !== [PBES2, PBKDF2, HMAC_SHA256, AES_256_CBC].join()) throw new Error("sealed in another way");
  if (numberIn(rounds) > MOST_ROUNDS) throw new Error("too many rounds");
  const key = await keyFrom(passphrase, octetsIn(salt), numberIn(rounds));
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-CBC", iv: octetsIn(iv) }, key, octetsIn(hidden)));
}
