import { z } from 'zod';
import { ok } from '#kernel';
import { byId, type Route, route } from '#platform/http';
import type { Keyring } from '#platform/keyring';
import { withSystem } from '#platform/system';
import { certificateShape } from './certificate.ts';
import { checkCertificate, issueCertificate, readCertificate } from './certificates.ts';

const tag = 'assess';
const byVersion = byId.extend({ number: z.coerce.number().int().min(0).max(2_147_483_647) });

const checkShape = z.object({
  isIntact: z.boolean().describe('every signature is by the key that it names'),
  isIssuedHere: z.boolean().describe('this platform issued exactly this statement'),
  isCurrent: z
    .boolean()
    .nullable()
    .describe('it is about the newest assessment of the version; null when not issued here'),
});

/** The routes of certificates. */
export const certificateRoutes = (keyring: Keyring): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/datasets/{id}/versions/{number}/certificate',
    summary:
      'The signed certificate of a version’s newest assessment; issued when first asked for, the same afterwards',
    tag,
    access: { roles: ['provider', 'manager'], object: 'dataset' },
    params: byVersion,
    answers: { 200: certificateShape },
    handle: (tx, { params }) => issueCertificate(tx, keyring, { datasetId: params.id, number: params.number }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/certificates/{id}',
    summary: 'A certificate about data of your organisation, as it was handed out',
    tag,
    access: { roles: 'member', object: 'certificate' },
    params: byId,
    answers: { 200: certificateShape },
    handle: (tx, { params }) => readCertificate(tx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/certificate-checks',
    summary: 'What this platform says of a certificate that somebody holds: intact, issued here, still current',
    tag,
    access: { roles: 'anyone' },
    body: certificateShape,
    answers: { 200: checkShape },
    handle: async (tx, { body }) => ok(await withSystem(tx, () => checkCertificate(tx, body))),
  }),
];
