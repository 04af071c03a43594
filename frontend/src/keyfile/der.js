// The structures of a key and of a request for a certificate, in DER: PKCS #8 (RFC 5958), SEC 1, PKCS #10 (RFC 2986).
import * as asn1 from "asn1js";

const EC_PUBLIC_KEY = "1.2.840.10045.2.1";
const SM2_CURVE = "1.2.156.10197.1.301";
const SM2_WITH_SM3 = "1.2.156.10197.1.501";
const COMMON_NAME = "2.5.4.3";

export const sequence = (...value) => new asn1.Sequence({ value });
export const oid = (value) => new asn1.ObjectIdentifier({ value });
export const integer = (value) => new asn1.Integer({ value });
export const octets = (valueHex) => new asn1.OctetString({ valueHex });
export const none = () => new asn1.Null();
export const bytesOf = (block) => new Uint8Array(block.toBER());
const bits = (valueHex) => new asn1.BitString({ valueHex });
const tagged = (tagNumber, ...value) => new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const algorithm = () => sequence(oid(EC_PUBLIC_KEY), oid(SM2_CURVE));

// The parts of a sequence; throws where there is none.
export function partsOf(content) {
  const { offset, result } = content instanceof Uint8Array ? asn1.fromBER(content) : { offset: 0, result: content };
  if (offset < 0 || !(result instanceof asn1.Sequence)) throw new Error("no sequence");
  return result.valueBlock.value;
}

export const oidIn = (block) => block.valueBlock.toString();
export const octetsIn = (block) => new Uint8Array(block.valueBlock.valueHexView);
export const numberIn = (block) => block.valueBlock.valueDec;

export function privateKeyInfo({ secret, point }) {
  const inside = sequence(integer(1), octets(secret), tagged(1, bits(point)));
  return bytesOf(sequence(integer(0), algorithm(), octets(bytesOf(inside))));
}

// The 32 bytes of an SM2 key in PKCS #8; throws when it holds another kind.
export function secretIn(content) {
  const [, kind, inside] = partsOf(content);
  const [family, curve] = partsOf(kind);
  if (oidIn(family) !== EC_PUBLIC_KEY || oidIn(curve) !== SM2_CURVE) throw new Error("no key of SM2");
  const secret = octetsIn(partsOf(octetsIn(inside))[1]);
  if (secret.length !== 32) throw new Error("no key of SM2");
  return secret;
}

// Signed by `sign`, so that whoever certifies the key knows that the private half is at hand.
export function certificateRequest(name, point, sign) {
  const common = sequence(oid(COMMON_NAME), new asn1.Utf8String({ value: name }));
  const subject = sequence(new asn1.Set({ value: [common] }));
  const body = bytesOf(sequence(integer(0), subject, sequence(algorithm(), bits(point)), tagged(0)));
  return bytesOf(sequence(asn1.fromBER(body).result, sequence(oid(SM2_WITH_SM3)), bits(sign(body))));
}
