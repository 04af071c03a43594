// Keys and signatures of SM2 with SM3 (GB/T 32918), the signer's identity being the usual 1234567812345678.
import { sm2 } from "sm-crypto-v2";

const hexOf = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

// `secret`: 32 bytes; `point`: 04, x and y.
export function newKey() {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { secret: bytesOf(privateKey), point: bytesOf(publicKey) };
}

export const pointOf = (secret) => bytesOf(sm2.getPublicKeyFromPrivateKey(hexOf(secret)));

// r and s in DER.
export const sign = (message, secret) => bytesOf(sm2.doSignature(message, hexOf(secret), { hash: true, der: true }));
