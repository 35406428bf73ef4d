import { requestApproval, takeApproval } from '#identity';
import { type Id, type Outcome, ok, refuse, sha256OfJson } from '#kernel';
import type { Tx } from '#platform/database';
import { readWith, sightOfRegion } from './access.ts';
import type { AuditCode } from './errors.ts';
import { eraseEntry } from './service.ts';
import { findEntry } from './store.ts';

/** Which entry is to be erased and why; the reason is logged and must not repeat what is erased. */
export type Erasure = { readonly id: string; readonly reason: string };

const approvalKind = 'audit.erasure';

const hashOf = ({ id, reason }: Erasure): string => sha256OfJson({ id, reason });

/** An entry of the acting operator's region that still has its content. */
const findOpen = async (tx: Tx, id: string): Promise<Id<'ent'> | undefined> => {
  const sight = await sightOfRegion(tx);
  const entry = await readWith(tx, sight, () => findEntry(tx, id, sight.parties));
  return entry === undefined || entry.erasedAt !== undefined ? undefined : entry.id;
};

/** Asks for the second person's yes to an erasure; only for administrators of an operator. */
export const requestErasure = async (tx: Tx, erasure: Erasure): Promise<Outcome<Id<'apr'>, AuditCode>> => {
  const id = await findOpen(tx, erasure.id);
  if (id === undefined) return refuse('audit.entry_unknown');
  const contentSha256 = hashOf(erasure);
  const roles = ['auditAdmin', 'securityAdmin'] as const;
  return ok(
    await requestApproval(tx, { kind: approvalKind, subject: id, contentSha256, reason: erasure.reason, roles }),
  );
};

/** Erases content and salt of an entry once a second person has approved exactly this erasure. */
export const eraseApproved = async (
  tx: Tx,
  erasure: Erasure & { readonly approvalId: string },
): Promise<Outcome<void>> => {
  const id = await findOpen(tx, erasure.id);
  if (id === undefined) return refuse('audit.entry_unknown');
  const wanted = { id: erasure.approvalId, kind: approvalKind, subject: id, contentSha256: hashOf(erasure) };
  const approval = await takeApproval(tx, wanted);
  return approval.ok ? eraseEntry(tx, { id, reason: erasure.reason }) : approval;
};
