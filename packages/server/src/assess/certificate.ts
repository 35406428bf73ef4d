import { createHash, createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, type Json, levels } from '#kernel';
import { verifySm2 } from '#platform/sm2';
import type { Assessment } from './model.ts';

/** Which signatures a certificate carries: one that everybody's tools check, one that national rules ask for. */
export const signatureAlgorithms = ['Ed25519', 'SM2-SM3'] as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const share = z.number().min(0).max(1);
const score = z.number().min(0).max(100);

/** What a certificate states; canonical JSON (RFC 8785) of it is what is signed. */
const statementShape = z.strictObject({
  schema: z.literal('corridor.certificate/1'),
  id: z.string(),
  issuedAt: z.string().describe('RFC 3339, UTC'),
  issuer: z.strictObject({ organisationId: z.string().nullable(), name: z.string(), region: z.string() }),
  subject: z.strictObject({
    datasetId: z.string(),
    name: z.string(),
    versionId: z.string(),
    versionNumber: z.number(),
    owner: z.string(),
  }),
  content: z.strictObject({
    contentSha256: sha256.describe('SHA-256 over the canonical JSON array of the sorted hashes of `files`'),
    files: z.array(sha256).describe('SHA-256 of each Parquet file that a buyer reads'),
    uploadSha256: sha256
      .nullable()
      .describe('SHA-256 of the uploaded bytes; null where a version grew by several uploads'),
    rows: z.number(),
    columns: z.number(),
  }),
  method: z.strictObject({
    measurer: z.string(),
    editions: z.array(z.string()),
    sample: z.string().describe('which rows were looked at'),
  }),
  quality: z.strictObject({
    score: score.nullable(),
    grade: z.string().nullable(),
    coverage: share,
    dimensions: z.array(z.strictObject({ id: z.string(), score: score.nullable() })),
    indicators: z.array(
      z.strictObject({
        code: z.string(),
        status: z.string(),
        numerator: z.number().nullable(),
        denominator: z.number().nullable(),
        result: share.nullable(),
      }),
    ),
  }),
  sensitivity: z.strictObject({ level: z.enum(levels), allowedModes: z.array(z.string()) }),
});

const signatureShape = z.strictObject({
  algorithm: z.enum(signatureAlgorithms),
  keyId: z.string(),
  publicKey: z.string().describe('base64: 32 raw bytes of Ed25519, 65 of an uncompressed SM2 point'),
  value: z.string().describe('base64: 64 raw bytes of Ed25519, DER of SM2 with SM3 (GB/T 32918.2)'),
});

/** A certificate as it is handed out: what is stated, and who signed it. */
export const certificateShape = z.strictObject({
  statement: statementShape,
  signatures: z.array(signatureShape).min(1).max(8),
});

/** What a certificate states. */
export type CertificateStatement = z.infer<typeof statementShape>;
/** A certificate file. */
export type Certificate = z.infer<typeof certificateShape>;
type Signature = z.infer<typeof signatureShape>;

/** The bytes that are signed. */
export const signedBytes = (statement: CertificateStatement): Uint8Array =>
  Buffer.from(canonicalJson(statement as Json));

/** By which the log and the platform know a certificate: SHA-256 of the signed bytes, hexadecimal. */
export const certificateHash = (statement: CertificateStatement): string =>
  createHash('sha256').update(signedBytes(statement)).digest('hex');

/** The scores of an assessment as a certificate states them: no names, no sentences, nothing that a later wording changes. */
export const scoresOf = ({ quality, sensitivity }: Pick<Assessment, 'quality' | 'sensitivity'>) => ({
  quality: {
    score: quality.score,
    grade: quality.grade,
    coverage: quality.coverage,
    dimensions: quality.dimensions.map(({ id, score: found }) => ({ id, score: found })),
    indicators: quality.dimensions.flatMap(({ indicators }) =>
      indicators.map(({ code, status, numerator, denominator, result }) => ({
        code,
        status,
        numerator,
        denominator,
        result,
      })),
    ),
  },
  sensitivity: { level: sensitivity.level, allowedModes: [...sensitivity.allowedModes] },
});

/** DER of an Ed25519 public key before its 32 raw bytes (RFC 8410). */
const ed25519Head = Buffer.from('302a300506032b6570032100', 'hex');

const verifyEd25519 = (publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean => {
  if (publicKey.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([ed25519Head, publicKey]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, signature);
};

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64');

/** Whether a signature under these bytes is by the key that it names. */
export const isSignedBy = (bytes: Uint8Array, { algorithm, publicKey, value }: Signature): boolean => {
  const check = algorithm === 'Ed25519' ? verifyEd25519 : verifySm2;
  return check(bytesOf(publicKey), bytes, bytesOf(value));
};
