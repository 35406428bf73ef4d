import { sm2 } from 'sm-crypto-v2';

/**
 * SM2 signatures with SM3 (GB/T 32918.2), DER, over the curve of GB/T 32918.5 and with the standard's default name of the signer,
 * `1234567812345678`: what national suites expect when nothing else is agreed.
 */

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const how = { der: true, hash: true } as const;

/** A new key pair: the secret's 32 bytes, the public point's 65 (uncompressed, 04 first). */
export const makeSm2Key = (): { readonly secret: Uint8Array; readonly publicKey: Uint8Array } => {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { secret: Buffer.from(privateKey, 'hex'), publicKey: Buffer.from(publicKey, 'hex') };
};

/** Signs bytes; the answer is DER. */
export const signSm2 = (secret: Uint8Array, bytes: Uint8Array): Uint8Array => {
  const privateKey = hex(secret);
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  return Buffer.from(sm2.doSignature(bytes, privateKey, { ...how, publicKey }), 'hex');
};

/** Whether a DER signature of these bytes is by this public point; whatever is malformed is no signature. */
export const verifySm2 = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => {
  try {
    return sm2.verifyPublicKey(hex(publicKey)) && sm2.doVerifySignature(bytes, hex(signature), hex(publicKey), how);
  } catch {
    return false;
  }
};
