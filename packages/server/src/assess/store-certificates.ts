import type { Selectable } from 'kysely';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A certificate as it was handed out. */
export type CertificateRow = Selectable<Tables['assess.certificate']>;

/** Keeps a certificate; an assessment has one. */
export const insertCertificate = async (tx: Tx, row: Omit<CertificateRow, 'issued_at'>): Promise<void> => {
  await q(tx)
    .insertInto('assess.certificate')
    .values({ ...row, certificate: JSON.stringify(row.certificate), issued_at: tx.now })
    .execute();
};

/** A certificate by its id or its assessment's, as far as the actor may see it. */
export const findCertificate = (
  tx: Tx,
  find: { readonly id: string } | { readonly assessmentId: string },
): Promise<CertificateRow | undefined> =>
  q(tx)
    .selectFrom('assess.certificate')
    .selectAll()
    .where('id' in find ? 'id' : 'assessment_id', '=', 'id' in find ? find.id : find.assessmentId)
    .executeTakeFirst();

/** The certificate whose signed bytes have this hash. */
export const findCertificateByHash = (tx: Tx, certificateSha256: string): Promise<CertificateRow | undefined> =>
  q(tx)
    .selectFrom('assess.certificate')
    .selectAll()
    .where('certificate_sha256', '=', certificateSha256)
    .executeTakeFirst();
