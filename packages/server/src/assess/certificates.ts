import { appendEntry } from '#audit';
import { type Dataset, filesOf, type Version } from '#datasets';
import { getOrganisations, operatorOf } from '#identity';
import { type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring, PlatformKey } from '#platform/keyring';
import {
  type Certificate,
  type CertificateStatement,
  certificateHash,
  isSignedBy,
  scoresOf,
  signedBytes,
} from './certificate.ts';
import type { AssessCode } from './errors.ts';
import { assessKinds } from './kinds.ts';
import type { Assessment } from './model.ts';
import { getAssessments } from './reading.ts';
import { readAssessment } from './service.ts';
import {
  type CertificateRow,
  findCertificate,
  findCertificateByHash,
  insertCertificate,
} from './store-certificates.ts';

const purpose = { ed25519: 'certificate', sm2: 'certificate.sm2' } as const;

type SigningKeys = readonly { readonly algorithm: 'Ed25519' | 'SM2-SM3'; readonly key: PlatformKey }[];

const keysOf = async (keyring: Keyring): Promise<SigningKeys> => [
  { algorithm: 'Ed25519', key: await keyring.active(purpose.ed25519, 'ed25519') },
  { algorithm: 'SM2-SM3', key: await keyring.active(purpose.sm2, 'sm2') },
];

/** What was looked at: counts are over every row; a column's class rests on a sample where the table is long. */
const sampleOf = ({ profile }: Assessment, rows: number): string => {
  const looked = Math.min(...profile.columns.map((column) => column.class?.evidence.sampleRows ?? rows), rows);
  return looked === rows
    ? 'every row'
    : `counts: every row; classes of columns: ${looked} of ${rows} rows, those with the smallest hash of their number`;
};

const contentOf = async (tx: Tx, version: Version): Promise<CertificateStatement['content']> => ({
  contentSha256: version.contentSha256,
  files: (await filesOf(tx, version.datasetId, version.number)).map(({ sha256 }) => sha256).sort(),
  // what was uploaded is the whole version only where nothing was there before
  uploadSha256: version.mode === 'replace' || version.number === 1 ? version.rawSha256 : null,
  rows: version.rows,
  columns: version.schema.length,
});

type Found = { readonly dataset: Dataset; readonly version: Version; readonly assessment: Assessment };

const statementOf = async (
  tx: Tx,
  id: string,
  { dataset, version, assessment }: Found,
): Promise<CertificateStatement> => {
  const { region } = personOf(tx.actor);
  const operator = await operatorOf(tx, region);
  const owner = (await getOrganisations(tx, [dataset.organisationId])).get(dataset.organisationId);
  return {
    schema: 'corridor.certificate/1',
    id,
    issuedAt: tx.now.toISOString(),
    issuer: { organisationId: operator?.id ?? null, name: operator?.name ?? '', region },
    subject: {
      datasetId: dataset.id,
      name: dataset.titleZh || dataset.titleEn || dataset.name,
      versionId: version.id,
      versionNumber: version.number,
      owner: owner?.name ?? '',
    },
    content: await contentOf(tx, version),
    method: {
      measurer: assessment.measurer,
      editions: [...assessment.editions],
      sample: sampleOf(assessment, version.rows),
    },
    ...scoresOf(assessment),
  };
};

const signWith = (statement: CertificateStatement, keys: SigningKeys): Certificate => {
  const bytes = signedBytes(statement);
  const signatures = keys.map(({ algorithm, key }) => ({
    algorithm,
    keyId: key.id,
    publicKey: Buffer.from(key.publicKey ?? []).toString('base64'),
    value: Buffer.from(key.sign(bytes)).toString('base64'),
  }));
  return { statement, signatures };
};

/**
 * Issues the certificate of a version's newest assessment, signed by the platform with Ed25519 and SM2, and notes it in the log. Asked again
 * it answers the same one. Refuses what is not assessed or not one's own.
 */
export const issueCertificate = async (
  tx: Tx,
  keyring: Keyring,
  find: { readonly datasetId: string; readonly number: number },
): Promise<Outcome<Certificate, AssessCode>> => {
  const found = await readAssessment(tx, find);
  if (!found.ok) return found;
  const { assessment, version, dataset } = found.value;
  const existing = await findCertificate(tx, { assessmentId: assessment.id });
  if (existing !== undefined) return ok(existing.certificate);
  const id = tx.newId('crt');
  const certificate = signWith(await statementOf(tx, id, found.value), await keysOf(keyring));
  const certificateSha256 = certificateHash(certificate.statement);
  await insertCertificate(tx, {
    id,
    assessment_id: assessment.id,
    version_id: version.id,
    organisation_id: dataset.organisationId,
    certificate_sha256: certificateSha256,
    certificate,
  });
  await appendEntry(tx, {
    kind: assessKinds.certificate_issued,
    subject: version.id,
    parties: [dataset.organisationId],
    content: {
      certificateId: id,
      certificateSha256,
      assessmentId: assessment.id,
      contentSha256: version.contentSha256,
    },
  });
  return ok(certificate);
};

/** A certificate of one's own, as it was handed out. */
export const readCertificate = async (tx: Tx, id: string): Promise<Outcome<Certificate, AssessCode>> => {
  const row = await findCertificate(tx, { id });
  return row === undefined ? refuse('assess.not_found') : ok(row.certificate);
};

/** What this platform says of a certificate that somebody shows it. */
export type CertificateCheck = {
  /** Every signature is by the key that it names. */
  readonly isIntact: boolean;
  /** This platform issued exactly this statement. */
  readonly isIssuedHere: boolean;
  /** It is about the newest assessment of the version; null where it was not issued here. */
  readonly isCurrent: boolean | null;
};

/** Checks a certificate for anybody who holds one; says nothing beyond what stands in it. */
export const checkCertificate = async (tx: Tx, certificate: Certificate): Promise<CertificateCheck> => {
  const bytes = signedBytes(certificate.statement);
  const isIntact = certificate.signatures.every((signature) => isSignedBy(bytes, signature));
  const row: CertificateRow | undefined = await findCertificateByHash(tx, certificateHash(certificate.statement));
  if (row === undefined) return { isIntact, isIssuedHere: false, isCurrent: null };
  const newest = (await getAssessments(tx, [row.version_id])).get(row.version_id);
  return { isIntact, isIssuedHere: isIntact, isCurrent: newest?.id === row.assessment_id };
};
