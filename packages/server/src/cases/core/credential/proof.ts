import { createHash, verify } from 'node:crypto';
import { wholeSeconds } from '#kernel';
import { fromBase58, toBase58 } from './base58.ts';
import { canonize } from './canonical.ts';
import { keyOfMethod, methodOfDidKey } from './keys.ts';
import type { JsonObject, Proof, Signer } from './model.ts';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What is signed: hash of the proof's own statement, then hash of the document (Data Integrity EdDSA Cryptosuites 1.0, 3.3). */
const bytesToSign = async (document: JsonObject, statement: JsonObject): Promise<Buffer> =>
  Buffer.concat([
    sha256(await canonize({ '@context': document['@context'], ...statement })),
    sha256(await canonize(document)),
  ]);

/** Signs a credential with `eddsa-rdfc-2022`. `at` is whole seconds in the proof. */
export const signCredential = async (document: JsonObject, signer: Signer, at: Date): Promise<JsonObject> => {
  const statement = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: wholeSeconds(at),
    verificationMethod: methodOfDidKey(signer.did),
    proofPurpose: 'assertionMethod',
  } as const;
  const proofValue = `z${toBase58(signer.sign(await bytesToSign(document, statement)))}`;
  const proof: Proof = { ...statement, proofValue };
  return { ...document, proof };
};

/** Whether the proof of a credential is by the key it names. False also for a method that is not a `did:key`. */
export const isSigned = async (document: JsonObject, proof: Proof): Promise<boolean> => {
  const key = keyOfMethod(proof.verificationMethod);
  const signature = proof.proofValue.startsWith('z') ? fromBase58(proof.proofValue.slice(1)) : undefined;
  if (key === undefined || signature?.length !== 64) return false;
  const { proofValue: _value, ...statement } = proof;
  const { proof: _proof, ...unsigned } = document;
  try {
    return verify(null, await bytesToSign(unsigned, statement), key, signature);
  } catch {
    // an unknown context or an undefined term: nobody can say what was signed
    return false;
  }
};
