import { selectUnconfirmedLevels } from '#assess';
import { getProducts, listProducts, listWaiting } from '#catalog';
import { selectDisputes, selectOwedStatements, selectTurns, selectUnaccepted, type WaitingStep } from '#contracts';
import { getDatasets } from '#datasets';
import { applicantsOfRegion, getOrganisations, listApprovals } from '#identity';
import { type Bilingual, dayMs, holdsRole, later, type Person, personOf, type Role } from '#kernel';
import { selectBooks, selectSuspense, selectUnconfirmed } from '#ledger';
import type { Tx } from '#platform/database';
import { byPressure, itemsOfKindMax, type WorkItem, type WorkKind } from './model.ts';
import { paths } from './paths.ts';

/** Time within which an operator is to decide about an applicant: a working week with its weekend. */
const decideMemberMs = 7 * dayMs;

type Reader = (tx: Tx, person: Person) => Promise<readonly WorkItem[]>;

/** Names of products and organisations, whatever is asked; what nobody may see keeps its id. */
type Names = { product(id: string | null): Bilingual; organisation(id: string): Bilingual };

const namesFor = async (tx: Tx, steps: readonly WaitingStep[]): Promise<Names> => {
  const products = await getProducts(
    tx,
    steps.flatMap(({ productId }) => productId ?? []),
  );
  const organisations = await getOrganisations(
    tx,
    steps.flatMap(({ providerId, buyerId }) => [providerId, buyerId]),
  );
  return {
    product: (id) => products.get(id ?? '')?.title ?? { zh: id ?? '', en: id ?? '' },
    organisation: (id) => {
      const found = organisations.get(id);
      return { zh: found?.name ?? id, en: found?.nameEn || (found?.name ?? id) };
    },
  };
};

const kindOf: Readonly<Record<WaitingStep['step'], WorkKind>> = {
  answer: 'negotiation_answer',
  accept_offer: 'negotiation_accept',
  sign: 'agreement_sign',
  verify: 'agreement_verify',
  accept_delivery: 'delivery_accept',
  settle: 'dispute_settle',
  state_deletion: 'deletion_state',
};

const both = (a: Bilingual, b: Bilingual): Bilingual => ({
  zh: `${a.zh}（${b.zh}）`,
  en: `${a.en || a.zh} (${b.en || b.zh})`,
});

const toItems = async (tx: Tx, person: Person, steps: readonly WaitingStep[]): Promise<WorkItem[]> => {
  const names = await namesFor(tx, steps);
  return steps.map((step) => {
    const other = step.providerId === person.organisationId ? step.buyerId : step.providerId;
    const isAgreement = step.agreementId !== null && step.step !== 'verify';
    const negotiation = step.negotiationId ?? '';
    return {
      kind: kindOf[step.step],
      id: isAgreement ? (step.agreementId ?? '') : negotiation,
      title: both(names.product(step.productId), names.organisation(other)),
      waitsFor: 'organisation',
      since: step.since,
      until: step.until,
      path: isAgreement ? paths.agreement(step.agreementId ?? '') : paths.negotiation(negotiation),
    };
  });
};

const dealsOf =
  (...reads: readonly ((tx: Tx, organisationId: string) => Promise<WaitingStep[]>)[]): Reader =>
  async (tx, person) => {
    const steps: WaitingStep[] = [];
    for (const read of reads) steps.push(...(await read(tx, person.organisationId)));
    return toItems(tx, person, steps);
  };

const paymentsToConfirm: Reader = async (tx, { organisationId }) =>
  (await selectUnconfirmed(tx, organisationId, itemsOfKindMax)).map(({ agreementId, recordedAt }) => ({
    kind: 'payment_confirm',
    id: agreementId,
    title: { zh: '确认收到的直接付款', en: 'Confirm a payment that went directly to you' },
    waitsFor: 'organisation',
    since: recordedAt,
    until: null,
    path: paths.payment(agreementId),
  }));

const returnedProducts: Reader = async (tx, { organisationId }) =>
  (await listProducts(tx, { organisationId, state: 'returned', size: itemsOfKindMax })).map((row) => ({
    kind: 'product_revise',
    id: row.id,
    title: row.draft.title,
    waitsFor: 'organisation',
    since: row.updated_at,
    until: null,
    path: paths.ownProduct(row.id),
  }));

const levelsToConfirm: Reader = async (tx, { organisationId }) => {
  const waiting = await selectUnconfirmedLevels(tx, organisationId, itemsOfKindMax);
  const datasets = await getDatasets(
    tx,
    waiting.map(({ datasetId }) => datasetId),
  );
  return waiting.map(({ datasetId, since }) => {
    const found = datasets.get(datasetId);
    return {
      kind: 'levels_confirm',
      id: datasetId,
      title: { zh: found?.titleZh ?? datasetId, en: found?.titleEn || (found?.titleZh ?? datasetId) },
      waitsFor: 'organisation',
      since,
      until: null,
      path: paths.dataset(datasetId),
    };
  });
};

const reviewsDue: Reader = async (tx, { organisationId }) =>
  (await listWaiting(tx, { operatorId: organisationId, size: itemsOfKindMax })).map((row) => ({
    kind: 'product_review',
    id: row.id,
    title: row.draft.title,
    waitsFor: 'organisation',
    since: row.waits_since ?? row.updated_at,
    until: row.due_at,
    path: paths.review(row.id),
  }));

const applications: Reader = async (tx) =>
  (await applicantsOfRegion(tx, itemsOfKindMax)).map((member) => ({
    kind: 'member_decide',
    id: member.id,
    title: { zh: member.name, en: member.nameEn || member.name },
    waitsFor: 'organisation',
    since: member.appliedAt,
    until: later(member.appliedAt, decideMemberMs),
    path: paths.member(member.id),
  }));

const suspense: Reader = async (tx, { organisationId }) => {
  const books = await selectBooks(tx, { operatorId: organisationId });
  const lines = await selectSuspense(
    tx,
    books.map(({ id }) => id),
    itemsOfKindMax,
  );
  return lines.map((line) => ({
    kind: 'suspense_clear',
    id: line.id,
    title: {
      zh: `银行流水 ${line.subAccount}：${line.reference}`,
      en: `Bank line of ${line.subAccount}: ${line.reference}`,
    },
    waitsFor: 'organisation',
    since: new Date(`${line.date}T00:00:00Z`),
    until: null,
    path: paths.suspense(line.id),
  }));
};

const approvalsAsked: Reader = async (tx, { organisationId, personId, roles }) =>
  (await listApprovals(tx, organisationId))
    .filter(({ state, requestedBy }) => state === 'waiting' && requestedBy !== personId)
    .filter((approval) => approval.roles.some((role) => roles.includes(role)))
    .map((approval) => ({
      kind: 'approval_decide',
      id: approval.id,
      title: { zh: `复核：${approval.reason}`, en: `Second person’s yes: ${approval.reason}` },
      waitsFor: 'me',
      since: approval.requestedAt,
      until: null,
      path: paths.approval(approval.id),
    }));

/** What is read for a role; approvals name their own roles and are read for everybody. */
const readers: Partial<Record<Role, readonly Reader[]>> = {
  provider: [
    dealsOf((tx, id) => selectTurns(tx, id, 'provider')),
    paymentsToConfirm,
    returnedProducts,
    levelsToConfirm,
  ],
  buyer: [dealsOf((tx, id) => selectTurns(tx, id, 'buyer'), selectUnaccepted, selectOwedStatements)],
  exchangeManager: [dealsOf(selectDisputes), reviewsDue, applications, suspense],
};

/** Everything that waits on the acting person or on their organisation for a role they hold, what presses first. */
export const readWork = async (tx: Tx): Promise<WorkItem[]> => {
  const person = personOf(tx.actor);
  const mine = (Object.entries(readers) as [Role, readonly Reader[]][])
    .filter(([role]) => holdsRole(person, [role]))
    .flatMap(([, list]) => list);
  const items: WorkItem[] = [];
  for (const read of [...mine, approvalsAsked]) items.push(...(await read(tx, person)));
  return items.sort(byPressure);
};
