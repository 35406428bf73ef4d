import { contentHash } from '#datasets';
import { type Outcome, ok, refuse, sha256Hex } from '#kernel';
import { hashFile } from '#platform/durable';
import {
  type Certificate,
  type CertificateStatement,
  certificateShape,
  isSignedBy,
  signedBytes,
} from './certificate.ts';
import type { AssessCode } from './errors.ts';

/** A certificate that holds. `fingerprint` is SHA-256 of the raw public key, hexadecimal; `data` says whether bytes were compared. */
export type CertificateVerification = {
  readonly statement: CertificateStatement;
  readonly signatures: readonly { readonly algorithm: string; readonly keyId: string; readonly fingerprint: string }[];
  readonly data: 'matches' | 'not_given';
};

const read = (text: string): Outcome<Certificate, AssessCode> => {
  try {
    const parsed = certificateShape.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return refuse('assess.certificate_unreadable', { place: issue?.path.join('.') || 'JSON' });
  } catch {
    return refuse('assess.certificate_unreadable', { place: 'JSON' });
  }
};

const fingerprintOf = (publicKey: string): string => sha256Hex(Buffer.from(publicKey, 'base64'));

/** The uploaded file, or all Parquet files of the version together. */
const isContent = async (paths: readonly string[], content: CertificateStatement['content']): Promise<boolean> => {
  const hashes = await Promise.all(paths.map((path) => hashFile(path)));
  const isUpload = hashes.length === 1 && hashes[0] === content.uploadSha256;
  return isUpload || contentHash(hashes) === content.contentSha256;
};

/**
 * Checks a certificate with nothing but itself: every signature under its statement, the keys against `trusted` fingerprints when some are
 * given, and the hash of the data when they are. Refuses a changed byte, a key that is not trusted and other data.
 */
export const verifyCertificate = async (
  text: string,
  { dataPaths, trusted }: { readonly dataPaths: readonly string[]; readonly trusted: readonly string[] },
): Promise<Outcome<CertificateVerification, AssessCode>> => {
  const certificate = read(text);
  if (!certificate.ok) return certificate;
  const { statement, signatures } = certificate.value;
  const bytes = signedBytes(statement);
  const broken = signatures.find((signature) => !isSignedBy(bytes, signature));
  if (broken !== undefined) return refuse('assess.certificate_broken', { algorithm: broken.algorithm });
  const signed = signatures.map(({ algorithm, keyId, publicKey }) => ({
    algorithm,
    keyId,
    fingerprint: fingerprintOf(publicKey),
  }));
  const strange = trusted.length === 0 ? undefined : signed.find(({ fingerprint }) => !trusted.includes(fingerprint));
  if (strange !== undefined) return refuse('assess.certificate_key_unknown', { fingerprint: strange.fingerprint });
  if (dataPaths.length === 0) return ok({ statement, signatures: signed, data: 'not_given' });
  const isSame = await isContent(dataPaths, statement.content);
  return isSame ? ok({ statement, signatures: signed, data: 'matches' }) : refuse('assess.certificate_data_differs');
};
