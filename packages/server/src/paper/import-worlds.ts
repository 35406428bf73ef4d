import { categories, draftFor, draftFrom, type ProductDraft, untouchedDrafts } from '#catalog';
import {
  inviteOrganisation,
  isCreditCode,
  type MarketRole,
  marketRoles,
  organisationsNamed,
  waitingInvitations,
  withdrawInvitation,
} from '#identity';
import { asId, invariant, type Json, type Outcome, ok, personOf, sha256OfJson } from '#kernel';
import type { Config } from '#platform/config';
import type { Tx } from '#platform/database';
import type { ImportKind } from './core/import-fields.ts';
import { type Drafting, listingKey, planListings } from './core/import-listings.ts';
import { type Inviting, planMembers } from './core/import-members.ts';
import { cellsOf, type Facts, type Planned } from './core/import-plan.ts';
import { wordsOfLabels } from './core/import-words.ts';
import type { FoundLine } from './core/read-table.ts';
import { madeBefore } from './store-imports.ts';

/** What was made of a row; `key` and `draftSha256` tell a later import what this one left. */
export type Made = { readonly subject: string; readonly key: string | null; readonly draft_sha256: string | null };

/** One row with the deed that it stands for; none where nothing is done. */
export type Deed = Pick<Planned<unknown>, 'row'> & { readonly act: (() => Promise<Outcome<Made>>) | undefined };

type List = { readonly lines: readonly FoundLine[]; readonly mapping: readonly string[] };

const column = ({ lines, mapping }: List, key: string): string[] =>
  lines.map((line) => cellsOf(line, mapping)[key] ?? '').filter((cell) => cell !== '');

type Invitable = Exclude<MarketRole, 'operator'>;
const isInvitable = (role: string): role is Invitable =>
  role !== 'operator' && marketRoles.some((known) => known === role);

const invite = async (tx: Tx, config: Config, order: Inviting): Promise<Outcome<Made>> => {
  const { member, email, language, replaces } = order;
  if (replaces !== undefined) {
    const withdrawn = await withdrawInvitation(tx, replaces);
    if (!withdrawn.ok) return withdrawn;
  }
  const prefilled = { ...member, marketRoles: member.marketRoles.filter(isInvitable) };
  const done = await inviteOrganisation(tx, config, { email, language, prefilled });
  return done.ok ? ok({ subject: done.value.id, key: null, draft_sha256: null }) : done;
};

const memberDeeds = async (tx: Tx, config: Config, list: List): Promise<Deed[]> => {
  const creditCodes = column(list, 'creditCode').map((code) => code.toUpperCase());
  const emails = column(list, 'email').map((email) => email.toLowerCase());
  const waiting = await waitingInvitations(tx, emails);
  const planned = planMembers(list.lines, list.mapping, {
    region: personOf(tx.actor).region,
    isCreditCode,
    organisations: await organisationsNamed(tx, { names: column(list, 'name'), creditCodes }),
    waiting: waiting.map(({ prefilled, ...rest }) => ({ ...rest, member: prefilled })),
  });
  return planned.map(({ row, todo }) => ({ row, act: todo && (() => invite(tx, config, todo)) }));
};

const showDraft = (draft: ProductDraft): Facts => ({
  titleZh: draft.title.zh,
  titleEn: draft.title.en,
  summaryZh: draft.summary.zh,
  summaryEn: draft.summary.en,
  keywords: draft.keywords.zh.join(', '),
  category: draft.category,
  form: draft.form,
  accessKind: draft.accessKind,
  updateFrequency: draft.updateFrequency,
  spatialCode: draft.spatialCode ?? '',
  contactName: draft.contact.name,
  contactEmail: draft.contact.email ?? '',
  contactPhone: draft.contact.phone ?? '',
});

const fieldOfPath: Readonly<Record<string, string>> = {
  'title.zh': 'titleZh',
  'title.en': 'titleEn',
  'summary.zh': 'summaryZh',
  'summary.en': 'summaryEn',
  'contact.name': 'contactName',
  'contact.email': 'contactEmail',
  'contact.phone': 'contactPhone',
};

const check = (body: object) => {
  const checked = draftFrom(body);
  if (!('wrong' in checked)) return checked;
  return { wrong: [...new Set(checked.wrong.map((path) => fieldOfPath[path] ?? path.split('.')[0] ?? path))] };
};

const hash = (draft: ProductDraft): string => sha256OfJson(draft as unknown as Json);

const draftDeed = async (tx: Tx, { key, ...order }: Drafting<ProductDraft>): Promise<Outcome<Made>> => {
  const done = await draftFor(tx, order);
  return done.ok ? ok({ subject: done.value.id, key, draft_sha256: hash(order.draft) }) : done;
};

/** What earlier imports left, with the draft that stands there while nobody else has touched it. */
const earlierDrafts = async (tx: Tx, keys: readonly string[]) => {
  const made = await madeBefore(tx, { operatorId: personOf(tx.actor).organisationId, keys });
  const drafts = await untouchedDrafts(
    tx,
    made.map(({ subject }) => subject),
  );
  return new Map(
    made.map(({ key, subject, draftSha256 }) => {
      const draft = drafts.get(subject);
      const isLeft = draft !== undefined && hash(draft) === draftSha256;
      return [key, { id: asId('prd', subject), draft: isLeft ? draft : undefined }] as const;
    }),
  );
};

const listingDeeds = async (tx: Tx, list: List): Promise<Deed[]> => {
  const named = column(list, 'provider');
  const creditCodes = named.map((code) => code.toUpperCase());
  const { region } = personOf(tx.actor);
  const providers = (await organisationsNamed(tx, { names: named, creditCodes })).filter(
    (one) =>
      one.region === region &&
      one.state === 'verified' &&
      one.marketRoles.some((role) => role === 'provider' || role === 'agency'),
  );
  const titles = [...new Set(column(list, 'titleZh'))];
  const keys = providers.flatMap(({ id }) => titles.map((title) => listingKey(id, title)));
  const world = { providers, categories: wordsOfLabels(categories), earlier: await earlierDrafts(tx, keys), check };
  const planned = planListings<ProductDraft>(list.lines, list.mapping, world, showDraft);
  return planned.map(({ row, todo }) => ({ row, act: todo && (() => draftDeed(tx, todo)) }));
};

/** What each line of a list would do as things stand, with the deeds; nothing is done yet. */
export const deedsOf = async (tx: Tx, config: Config, kind: ImportKind, list: List): Promise<Deed[]> => {
  const deeds = kind === 'members' ? await memberDeeds(tx, config, list) : await listingDeeds(tx, list);
  invariant(deeds.length === list.lines.length, 'each line is a row');
  return deeds;
};
