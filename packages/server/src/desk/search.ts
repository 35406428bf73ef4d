import { getProducts, listProducts, searchProducts } from '#catalog';
import { type Deal, requireAgreement, requireNegotiation, selectDeals } from '#contracts';
import { getDatasets, listDatasets } from '#datasets';
import { getOrganisations, membersOfRegion } from '#identity';
import { type Bilingual, holdsRole, isId, type Person, personOf } from '#kernel';
import { selectAccounts } from '#ledger';
import type { Tx } from '#platform/database';
import { hitsOfKindMax } from './model.ts';
import { paths } from './paths.ts';

/** What a search finds, in the order in which it is shown. */
export const hitKinds = [
  'ownProduct',
  'dataset',
  'negotiation',
  'agreement',
  'account',
  'review',
  'member',
  'product',
] as const;
export type HitKind = (typeof hitKinds)[number];

/** One result. */
export type Hit = { readonly kind: HitKind; readonly id: string; readonly title: Bilingual; readonly path: string };

/** Rows of one's own that are looked through for a word: more than a person ever names, few enough to read at once. */
const lookedThroughMax = 500;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const matches = (wanted: string, ...texts: readonly string[]): boolean =>
  texts.some((text) => fold(text).includes(wanted));

const english = (zh: string, en: string): Bilingual => ({ zh, en: en || zh });

const staff = ['exchangeManager', 'auditor'] as const;

type Looking = { readonly tx: Tx; readonly person: Person; readonly wanted: string };

const ownProducts = async ({ tx, person, wanted }: Looking): Promise<Hit[]> =>
  (await listProducts(tx, { organisationId: person.organisationId, size: lookedThroughMax }))
    .filter(({ draft }) => matches(wanted, draft.title.zh, draft.title.en))
    .map((row) => ({ kind: 'ownProduct', id: row.id, title: row.draft.title, path: paths.ownProduct(row.id) }));

const ownDatasets = async ({ tx, person, wanted }: Looking): Promise<Hit[]> =>
  (await listDatasets(tx, { organisationId: person.organisationId, after: undefined, size: lookedThroughMax }))
    .filter(({ name, titleZh, titleEn }) => matches(wanted, name, titleZh, titleEn))
    .map((found) => ({
      kind: 'dataset',
      id: found.id,
      title: english(found.titleZh, found.titleEn),
      path: paths.dataset(found.id),
    }));

/** Agreements that the actor may see, by the names of product and parties. */
const agreements = async ({ tx, person, wanted }: Looking): Promise<Hit[]> => {
  const mine = person.organisationId;
  const isParty = ({ providerId, buyerId }: Deal): boolean => providerId === mine || buyerId === mine;
  const deals = (await selectDeals(tx, { limit: lookedThroughMax })).filter(
    (deal) => isParty(deal) || holdsRole(person, staff),
  );
  const products = await getProducts(
    tx,
    deals.map(({ productId }) => productId),
  );
  const names = await getOrganisations(
    tx,
    deals.flatMap(({ providerId, buyerId }) => [providerId, buyerId]),
  );
  return deals.flatMap(({ agreementId, productId, providerId, buyerId }): Hit[] => {
    const title = products.get(productId)?.title ?? { zh: productId, en: productId };
    const parties = [names.get(providerId), names.get(buyerId)].flatMap((one) => [one?.name ?? '', one?.nameEn ?? '']);
    return matches(wanted, title.zh, title.en, ...parties)
      ? [{ kind: 'agreement', id: agreementId, title, path: paths.agreement(agreementId) }]
      : [];
  });
};

const accounts = async ({ tx, person, wanted }: Looking): Promise<Hit[]> =>
  (await selectAccounts(tx, { organisationId: person.organisationId, limit: lookedThroughMax }))
    .filter(({ subAccount }) => subAccount !== null && matches(wanted, subAccount))
    .map(({ id, subAccount, currency }) => ({
      kind: 'account',
      id,
      title: { zh: `子账户 ${subAccount}（${currency}）`, en: `Sub-account ${subAccount} (${currency})` },
      path: paths.account(id),
    }));

const members = async ({ tx, wanted }: Looking): Promise<Hit[]> =>
  (await membersOfRegion(tx, { size: lookedThroughMax }))
    .filter(({ name, nameEn }) => matches(wanted, name, nameEn))
    .map(({ id, name, nameEn }) => ({ kind: 'member', id, title: english(name, nameEn), path: paths.member(id) }));

const publicProducts = async ({ tx, wanted }: Looking): Promise<Hit[]> => {
  const { pages } = await searchProducts(tx, { text: wanted, size: hitsOfKindMax });
  return pages.map(({ listing }) => ({
    kind: 'product',
    id: listing.product_id,
    title: listing.draft.title,
    path: paths.product(listing.product_id),
  }));
};

type Finder = (tx: Tx, id: string, person: Person) => Promise<Hit | undefined>;

const productById: Finder = async (tx, id, person) => {
  const product = (await getProducts(tx, [id])).get(id);
  if (product === undefined) return undefined;
  const { title } = product;
  if (product.organisationId === person.organisationId)
    return { kind: 'ownProduct', id, title, path: paths.ownProduct(id) };
  return product.state === 'listed'
    ? { kind: 'product', id, title, path: paths.product(id) }
    : { kind: 'review', id, title, path: paths.review(id) };
};

const titleOf = async (tx: Tx, productId: string): Promise<Bilingual> =>
  (await getProducts(tx, [productId])).get(productId)?.title ?? { zh: productId, en: productId };

/** How an id typed in full is found at once, by its prefix; only what the person may see. */
const byPrefix: Readonly<Record<string, Finder>> = {
  prd: productById,
  ds: async (tx, id) => {
    const found = (await getDatasets(tx, [id])).get(id);
    return found && { kind: 'dataset', id, title: english(found.titleZh, found.titleEn), path: paths.dataset(id) };
  },
  neg: async (tx, id) => {
    const found = await requireNegotiation(tx, id);
    return found.ok
      ? { kind: 'negotiation', id, title: await titleOf(tx, found.value.productId), path: paths.negotiation(id) }
      : undefined;
  },
  agr: async (tx, id) => {
    const found = await requireAgreement(tx, id);
    return found.ok
      ? { kind: 'agreement', id, title: await titleOf(tx, found.value.productId), path: paths.agreement(id) }
      : undefined;
  },
  acc: async (tx, id) => {
    const [found] = await selectAccounts(tx, { ids: [id] });
    const name = found?.subAccount ?? id;
    return (
      found && {
        kind: 'account',
        id,
        title: { zh: `子账户 ${name}`, en: `Sub-account ${name}` },
        path: paths.account(id),
      }
    );
  },
  org: async (tx, id, person) => {
    const found = (await getOrganisations(tx, [id])).get(id);
    const isStaff = holdsRole(person, staff);
    return found && isStaff
      ? { kind: 'member', id, title: english(found.name, found.nameEn), path: paths.member(id) }
      : undefined;
  },
};

/**
 * Finds a few of each kind that the person may see: an id typed in full at once, else by words in names and titles.
 */
export const searchEverywhere = async (tx: Tx, text: string): Promise<Hit[]> => {
  const person = personOf(tx.actor);
  const typed = text.trim();
  const prefix = typed.slice(0, typed.lastIndexOf('_'));
  const finder = byPrefix[prefix];
  if (finder !== undefined && isId(prefix, typed)) {
    const hit = await finder(tx, typed, person);
    return hit === undefined ? [] : [hit];
  }
  const looking = { tx, person, wanted: fold(typed) };
  const finders = [
    ...(holdsRole(person, ['provider', 'manager']) ? [ownProducts, ownDatasets] : []),
    agreements,
    ...(holdsRole(person, ['provider', 'buyer', 'manager']) ? [accounts] : []),
    ...(holdsRole(person, staff) ? [members] : []),
    publicProducts,
  ];
  const hits: Hit[] = [];
  for (const find of finders) hits.push(...(await find(looking)).slice(0, hitsOfKindMax));
  return hits;
};
