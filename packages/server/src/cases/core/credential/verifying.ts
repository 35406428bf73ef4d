import { z } from 'zod';
import { type Outcome, ok, refuse } from '#kernel';
import type { CasesCode } from '../../errors.ts';
import { isSigned } from './proof.ts';
import { readStatus } from './status-list.ts';

const proofShape = z.object({
  type: z.literal('DataIntegrityProof'),
  cryptosuite: z.literal('eddsa-rdfc-2022'),
  created: z.string().max(40),
  verificationMethod: z.string().max(300),
  proofPurpose: z.literal('assertionMethod'),
  proofValue: z.string().max(200),
});

const issuerShape = z.union([z.string(), z.looseObject({ id: z.string(), name: z.string().optional() })]);

const credentialShape = z.looseObject({
  '@context': z.array(z.string()).min(1),
  type: z.array(z.string()),
  issuer: issuerShape,
  validFrom: z.iso.datetime({ offset: true }),
  validUntil: z.iso.datetime({ offset: true }).optional(),
  credentialStatus: z
    .looseObject({
      type: z.literal('BitstringStatusListEntry'),
      statusListIndex: z.string().regex(/^\d{1,9}$/),
      statusListCredential: z.string(),
    })
    .optional(),
  credentialSubject: z.looseObject({ id: z.string().optional() }),
  proof: proofShape,
});
type Credential = z.output<typeof credentialShape>;

/** A credential that holds. `status` says whether its revocation list was given and what it says. */
export type CredentialVerification = {
  readonly id: string | null;
  readonly types: readonly string[];
  readonly issuer: { readonly did: string; readonly name: string | null };
  readonly subject: Readonly<Record<string, unknown>>;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly signedAt: string;
  readonly status: 'not_revoked' | 'list_not_given' | 'no_list';
};

/** What a verification rests on. `issuers` are DIDs that are trusted; all are when there are none. */
export type VerifyOptions = {
  readonly now: Date;
  readonly issuers: readonly string[];
  /** Text of the status list's own credential. */
  readonly statusList?: string;
};

const didOf = ({ issuer }: Credential): string => (typeof issuer === 'string' ? issuer : issuer.id);

const parse = (text: string): Outcome<Credential, CasesCode> => {
  try {
    const parsed = credentialShape.safeParse(JSON.parse(text));
    if (parsed.success) return ok(parsed.data);
    return refuse('cases.credential_unreadable', { place: parsed.error.issues[0]?.path.join('.') || 'JSON' });
  } catch {
    return refuse('cases.credential_unreadable', { place: 'JSON' });
  }
};

/** The issuer must be the one whose key signed; the key of a `did:key` is the DID itself. */
const readSigned = async (text: string): Promise<Outcome<Credential, CasesCode>> => {
  const read = parse(text);
  if (!read.ok) return read;
  const { proof } = read.value;
  const isIssuers = proof.verificationMethod.startsWith(`${didOf(read.value)}#`);
  return isIssuers && (await isSigned(read.value, proof)) ? read : refuse('cases.credential_broken');
};

const checkTime = ({ validFrom, validUntil }: Credential, now: Date): Outcome<null, CasesCode> => {
  if (new Date(validFrom) > now) return refuse('cases.credential_not_yet', { from: validFrom });
  if (validUntil !== undefined && new Date(validUntil) < now)
    return refuse('cases.credential_expired', { until: validUntil });
  return ok(null);
};

const checkStatus = async (
  credential: Credential,
  statusList: string | undefined,
): Promise<Outcome<CredentialVerification['status'], CasesCode>> => {
  const entry = credential.credentialStatus;
  if (entry === undefined) return ok('no_list');
  if (statusList === undefined) return ok('list_not_given');
  const list = await readSigned(statusList);
  if (!list.ok) return refuse('cases.credential_list_broken');
  const { encodedList } = list.value.credentialSubject;
  const isItsList = list.value.id === entry.statusListCredential && didOf(list.value) === didOf(credential);
  if (!isItsList || typeof encodedList !== 'string') return refuse('cases.credential_list_broken');
  const isRevoked = readStatus(encodedList, Number(entry.statusListIndex));
  if (isRevoked === undefined) return refuse('cases.credential_list_broken');
  return isRevoked ? refuse('cases.credential_revoked') : ok('not_revoked');
};

/**
 * Checks a credential with nothing but itself and, when it is given, its status list: the proof under every statement, the
 * issuer's key, its time, its revocation. Refuses a changed letter, another issuer's key, an expired and a revoked one.
 */
export const verifyCredential = async (
  text: string,
  { now, issuers, statusList }: VerifyOptions,
): Promise<Outcome<CredentialVerification, CasesCode>> => {
  const read = await readSigned(text);
  if (!read.ok) return read;
  const credential = read.value;
  const did = didOf(credential);
  if (issuers.length > 0 && !issuers.includes(did)) return refuse('cases.credential_issuer_unknown', { did });
  const time = checkTime(credential, now);
  if (!time.ok) return time;
  const status = await checkStatus(credential, statusList);
  if (!status.ok) return status;
  const { issuer } = credential;
  return ok({
    id: typeof credential.id === 'string' ? credential.id : null,
    types: credential.type,
    issuer: { did, name: typeof issuer === 'string' ? null : (issuer.name ?? null) },
    subject: credential.credentialSubject,
    validFrom: credential.validFrom,
    validUntil: credential.validUntil ?? null,
    signedAt: credential.proof.created,
    status: status.value,
  });
};
