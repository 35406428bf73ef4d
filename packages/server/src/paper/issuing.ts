import { appendEntry, readCheckpoint } from '#audit';
import { type Actor, type Id, type Json, type Outcome, ok, sha256Hex, sha256OfJson } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { lockName } from '#platform/name-lock';
import { withSystem } from '#platform/system';
import { paperKinds } from './kinds.ts';
import { type DocumentContent, type DocumentKind, type DocumentLanguage, numberLetters, type Print } from './model.ts';
import { addPrint, type DocumentRow, findIssued, insertDocument, nextCount } from './store-documents.ts';
import { workAside } from './work.ts';

/** What is to be issued; the caller has seen to it that the actor may read all of it. */
export type Issue = {
  readonly kind: DocumentKind;
  readonly subject: string;
  /** What the document rests on; the check page compares it with today. */
  readonly basis: string;
  readonly region: string;
  readonly parties: readonly Id<'org'>[];
  readonly content: DocumentContent;
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight characters of Crockford base 32: 40 bits that make a number unguessable. */
const checkPart = (tx: Tx): string => [...tx.randomBytes(8)].map((byte) => alphabet[byte & 31] ?? '').join('');

const newNumber = async (tx: Tx, { kind, region }: Issue): Promise<string> => {
  const year = tx.now.getUTCFullYear();
  const count = await nextCount(tx, { kind, region, year });
  return `${numberLetters[kind]}-${region}-${year}-${String(count).padStart(6, '0')}-${checkPart(tx)}`;
};

/** The address that a document carries: as configured, never as a caller says it, for others will trust it. */
const addressOf = ({ publicUrl, host, port }: Kit['config']): string => publicUrl ?? `http://${host}:${port}`;

const issueNew = async (tx: Tx, kit: Kit, issue: Issue, language: DocumentLanguage, contentSha256: string) => {
  const number = await newNumber(tx, issue);
  const row: DocumentRow = {
    number,
    id: tx.newId('doc'),
    kind: issue.kind,
    subject: issue.subject,
    basis: issue.basis,
    language,
    party_ids: [...new Set(issue.parties)],
    content: issue.content,
    content_sha256: contentSha256,
    check_url: `${addressOf(kit.config)}/check/${number}`,
    checkpoint: (await readCheckpoint(tx))?.note ?? null,
    issued_at: tx.now,
    issued_by: 'personId' in tx.actor ? tx.actor.personId : null,
    print_sha256s: [],
  };
  await insertDocument(tx, row);
  return row;
};

/** The document of these facts in this language: the one that was issued before, or a new one with the next number. */
const issueOnce = (tx: Tx, kit: Kit, issue: Issue, language: DocumentLanguage): Promise<DocumentRow> =>
  // a visitor is no party, and a number belongs to no organisation
  withSystem(tx, async () => {
    const contentSha256 = sha256OfJson(issue.content as unknown as Json);
    const key = { kind: issue.kind, subject: issue.subject, language, contentSha256 };
    const before = await findIssued(tx, key);
    if (before !== undefined) return before;
    await lockName(tx, `paper.issue ${issue.kind} ${issue.subject} ${language}`);
    return (await findIssued(tx, key)) ?? issueNew(tx, kit, issue, language, contentSha256);
  });

const printOf = (row: DocumentRow): Print => ({
  number: row.number,
  language: row.language,
  issuedAt: row.issued_at.toISOString(),
  checkUrl: row.check_url,
  checkpoint: row.checkpoint,
  contentSha256: row.content_sha256,
  content: row.content,
});

const recordPrint = (tx: Tx, row: DocumentRow, printSha256: string): Promise<Outcome<null>> =>
  withSystem(tx, async () => {
    const isNew = await addPrint(tx, row.number, printSha256);
    if (isNew)
      await appendEntry(tx, {
        kind: paperKinds.document_issued,
        subject: row.subject,
        parties: row.party_ids as Id<'org'>[],
        content: { number: row.number, kind: row.kind, contentSha256: row.content_sha256, printSha256 },
      });
    return ok(null);
  });

/** Prints that are kept in memory: those whom a clerk prints again, or two parties at once. Some megabytes at most. */
const printsKept = 64;

const recent = new Map<string, ReturnType<typeof workAside<'print'>>>();

/** Prints a document, or gives the bytes of a moment ago: they could not be others. */
const printOnce = (row: DocumentRow): ReturnType<typeof workAside<'print'>> => {
  const key = `${row.number} ${row.content_sha256}`;
  const kept = recent.get(key);
  if (kept !== undefined) return kept;
  const printing = workAside('print', printOf(row));
  recent.set(key, printing);
  const forget = (): boolean => recent.delete(key);
  printing.then((done) => done.ok || forget(), forget);
  const [oldest] = recent.keys();
  if (recent.size > printsKept && oldest !== undefined) recent.delete(oldest);
  return printing;
};

/** A printed document. */
export type Printed = { readonly number: string; readonly bytes: Uint8Array };

/**
 * Issues a document and prints it. The same facts in the same language have one number and the same bytes, whoever asks
 * and whenever; `gather` runs in the actor's transaction and refuses what the actor may not read.
 */
export const issueDocument = async (
  kit: Kit,
  actor: Actor,
  language: DocumentLanguage,
  gather: (tx: Tx) => Promise<Outcome<Issue>>,
): Promise<Outcome<Printed>> => {
  const issued = await kit.db.transact(actor, async (tx) => {
    const found = await gather(tx);
    return found.ok ? ok(await issueOnce(tx, kit, found.value, language)) : found;
  });
  if (!issued.ok) return issued;
  const row = issued.value;
  const printed = await printOnce(row);
  if (!printed.ok) return printed;
  const hash = sha256Hex(printed.value);
  if (!row.print_sha256s.includes(hash)) await kit.db.transact(actor, (tx) => recordPrint(tx, row, hash));
  return ok({ number: row.number, bytes: printed.value });
};
