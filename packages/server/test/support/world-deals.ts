/** What the sides of a deal do, over HTTP: keys, offers, signed versions, agreement; and the money at the bank. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { Api } from '@corridor/client';
import { addMember, must, type TestPlatform } from './platform.ts';

/** An Ed25519 key pair on a member's own side. */
export type OwnKey = { readonly publicKey: string; readonly sign: (text: string) => string };

/** A member that deals: with `own` it signs on its side, without it the platform signs on its behalf. */
export type Trader = {
  readonly id: string;
  readonly api: Api;
  readonly email: string;
  readonly keyId: string;
  readonly own: OwnKey | undefined;
};

/** Makes a key pair. */
export const newKey = (): OwnKey => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
};

/** Sessions end after hours; with a token somebody can walk through weeks. */
export const withToken = async (session: Api): Promise<Api> => {
  const body = { name: 'walk', scopes: ['read', 'write'], days: 366 };
  return session.as((await must(session.call<{ token: string }>('POST', '/api/v1/tokens', { body }))).token);
};

/** Admits a member and registers its key; `holder` says on whose side the private half lies. */
export const joinMarket = async (
  world: TestPlatform,
  member: { readonly name: string; readonly marketRoles: readonly string[]; readonly region?: string },
  holder: 'member' | 'platform' = 'member',
): Promise<Trader> => {
  const { api, ...added } = await addMember(world, member);
  const joined = { ...added, api: await withToken(api) };
  const own = holder === 'member' ? newKey() : undefined;
  const path = own === undefined ? '/api/v1/keys/platform-held' : '/api/v1/keys';
  const body = own === undefined ? {} : { body: { publicKey: own.publicKey } };
  const key = await must(joined.api.call<{ id: string }>('POST', path, body));
  return { ...joined, keyId: key.id, own };
};

/** Terms and price. */
export type Proposal = {
  readonly terms: Readonly<Record<string, unknown>>;
  readonly price: { readonly amountMinor: string; readonly currency: string };
};

const deletion = { leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: 'P30D' };

/** Use by sharing or download, deletion afterwards; `constraint` narrows the use, `over` adds to the terms. */
export const propose = (amountMinor: string, constraint: readonly object[] = [], over: object = {}): Proposal => ({
  terms: {
    permission: [
      {
        action: 'use',
        constraint: [
          { leftOperand: 'deliveryMode', operator: 'isAnyOf', rightOperand: ['share', 'download'] },
          ...constraint,
        ],
      },
    ],
    obligation: [{ action: 'delete', constraint: [deletion] }],
    ...over,
  },
  price: { amountMinor, currency: 'CNY' },
});

/** What walks read of a negotiation. */
export type Negotiation = {
  readonly id: string;
  readonly state: string;
  readonly versionNumber: number;
  readonly agreementId: string;
  readonly last: {
    readonly canonicalJson: string;
    readonly hash: string;
    readonly signature: { readonly keyId: string; readonly value: string; readonly onBehalf: boolean };
  };
};

/** What walks read of an agreement. */
export type Agreement = {
  readonly id: string;
  readonly hash: string;
  readonly state: string;
  readonly deliveryState: string;
  readonly fee: { readonly amountMinor: string };
  readonly deletion: { readonly dueAt: string; readonly overdue: boolean } | null;
  readonly waitsFor: { readonly party: string; readonly until: string | null } | null;
};

type Draft = { readonly document: Readonly<Record<string, unknown>>; readonly canonicalJson: string };

/** Asks for what is to be signed and signs it; left to the platform the signature is missing. */
export const signed = async (who: Trader, method: 'GET' | 'POST', path: string, body?: object) => {
  const drafted = await must(who.api.call<Draft>(method, path, body === undefined ? {} : { body }));
  const signature =
    who.own === undefined ? {} : { signature: { keyId: who.keyId, value: who.own.sign(drafted.canonicalJson) } };
  return { ...drafted, signature };
};

/** Puts a standing offer up; answers its id. */
export const offer = async (provider: Trader, productId: string, proposal: Proposal): Promise<string> =>
  (await must(provider.api.call<{ id: string }>('POST', `/api/v1/products/${productId}/offers`, { body: proposal })))
    .id;

/** Opens a negotiation with the buyer's signed request. */
export const request = async (buyer: Trader, offerId: string, proposal: Proposal): Promise<Negotiation> => {
  const body = { ...proposal, offerId };
  const { document, signature } = await signed(buyer, 'POST', '/api/v1/negotiation-drafts', body);
  const opening = { ...body, id: document.negotiationId, ...signature };
  return must(buyer.api.call<Negotiation>('POST', '/api/v1/negotiations', { body: opening }));
};

/** Signs the next version. */
export const counter = async (who: Trader, id: string, proposal: Proposal) => {
  const { signature } = await signed(who, 'POST', `/api/v1/negotiations/${id}/version-draft`, proposal);
  const body = { ...proposal, ...signature };
  return who.api.call<Negotiation>('POST', `/api/v1/negotiations/${id}/versions`, { body });
};

/** Accepts a version in the words in which it was read; `read` may differ from what was signed, to be refused. */
export const accept = async (buyer: Trader, id: string, read: Proposal & { readonly number: number }) => {
  const { signature } = await signed(buyer, 'POST', `/api/v1/negotiations/${id}/acceptance-draft`, {});
  return buyer.api.call<Negotiation>('POST', `/api/v1/negotiations/${id}/acceptance`, {
    body: { ...read, ...signature },
  });
};

/** The provider signs the agreement; the price goes into escrow at the same moment. */
export const agree = async (provider: Trader, id: string) => {
  const path = `/api/v1/negotiations/${id}/agreement`;
  const { document, signature } = await signed(provider, 'GET', path);
  return provider.api.call<Agreement>('POST', path, { body: { document, ...signature } });
};

/** The buyer signs the same document. */
export const verify = async (buyer: Trader, id: string) => {
  const { signature } = await signed(buyer, 'GET', `/api/v1/negotiations/${id}/agreement`);
  return buyer.api.call<Agreement>('POST', `/api/v1/negotiations/${id}/verification`, { body: signature });
};

/** A deal without haggling: offered, requested, agreed, verified. */
export const deal = async (
  sides: { readonly provider: Trader; readonly buyer: Trader },
  productId: string,
  proposal: Proposal,
): Promise<Agreement> => {
  const { id } = await request(sides.buyer, await offer(sides.provider, productId, proposal), proposal);
  await must(agree(sides.provider, id));
  return must(verify(sides.buyer, id));
};

/** Opens an operator's book of a region. */
export const openBook = (operator: Api, region: string) => {
  const body = { region, currency: 'CNY', bankName: 'Test Bank', bankAccount: `9558${region}` };
  return must(operator.call<{ id: string }>('POST', '/api/v1/ledger/books', { body }));
};

/** What walks read of an account. */
export type Account = {
  readonly id: string;
  readonly kind: string;
  readonly organisationId: string;
  readonly subAccount: string | null;
  readonly balanceMinor: string;
  readonly availableMinor: string;
};

/** Opens the client account of a member in a region's book, or finds it. */
export const openAccount = (member: Trader, region?: string): Promise<Account> =>
  must(
    member.api.call<Account>('POST', '/api/v1/ledger/accounts', {
      body: { currency: 'CNY', ...(region === undefined ? {} : { region }) },
    }),
  );

/** A line of a bank's statement. */
export type BankMove = {
  readonly subAccount: string;
  readonly direction: 'C' | 'D';
  readonly amountMinor: string;
  readonly reference: string;
};

/** A bank that keeps the balances of sub-accounts itself, and says in numbered statements what it did. */
export type Bank = {
  /** Carries moves out and sends the statement of the day, which the operator imports. */
  state(date: string, moves: readonly BankMove[]): ReturnType<typeof importStatement>;
};

const header = 'date,subAccount,direction,amountMinor,currency,reference,closingBalanceMinor';

const importStatement = (operator: Api, body: { number: string; csv: string; closingOn: string }) =>
  operator.call<{ counts: { suspense: number } }>('POST', '/api/v1/ledger/bank-statements', { body });

/** Opens the bank of an operator's book. */
export const openBank = (operator: Api): Bank => {
  const balances = new Map<string, bigint>();
  let statements = 0;
  return {
    state(date, moves) {
      statements += 1;
      const lines = moves.map(({ subAccount, direction, amountMinor, reference }) => {
        const sign = direction === 'C' ? 1n : -1n;
        const closing = (balances.get(subAccount) ?? 0n) + sign * BigInt(amountMinor);
        balances.set(subAccount, closing);
        return [date, subAccount, direction, amountMinor, 'CNY', reference, closing].join(',');
      });
      const csv = `${[header, ...lines].join('\r\n')}\r\n`;
      return importStatement(operator, { number: String(statements), csv, closingOn: date });
    },
  };
};

/** The accounting day of an instant, in the zone of the books. */
export const bankDay = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
