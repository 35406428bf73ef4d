import type { Api } from '../api/api.ts';
import type { Actors } from './actors.ts';
import { demand, expect } from './stage.ts';
import type { Story } from './story.ts';

/** What the demo's bank knows: it is simulated, and writes the statements that a bank would send. */
export type Bank = {
  readonly balances: Map<string, bigint>;
  statements: number;
};

/** What the bank's steps need of the demo. */
export type BankWorld = { readonly story: Story; readonly bank: Bank; today(): string };

/** A bank before its first statement. */
export const newBank = (): Bank => ({ balances: new Map(), statements: 0 });

type Move = {
  readonly subAccount: string;
  readonly direction: 'C' | 'D';
  readonly amountMinor: bigint;
  readonly reference: string;
};

const header = 'date,subAccount,direction,amountMinor,currency,reference,closingBalanceMinor';

const lineOf = ({ bank, story, today }: BankWorld, move: Move): string => {
  const before = bank.balances.get(move.subAccount) ?? 0n;
  const closing = move.direction === 'C' ? before + move.amountMinor : before - move.amountMinor;
  bank.balances.set(move.subAccount, closing);
  return [today(), move.subAccount, move.direction, move.amountMinor, story.currency, move.reference, closing].join(
    ',',
  );
};

type Imported = { readonly counts: { readonly suspense: number } };

const send = async (world: BankWorld, operator: Api, moves: readonly Move[]): Promise<void> => {
  world.bank.statements += 1;
  const csv = `${[header, ...moves.map((move) => lineOf(world, move))].join('\r\n')}\r\n`;
  const body = { number: `DEMO-${world.bank.statements}`, csv, closingOn: world.today() };
  const imported = await demand(operator.call<Imported>('POST', '/api/v1/ledger/bank-statements', { body }));
  expect(imported.counts.suspense === 0, 'every line of the statement is booked or matched');
};

/** Opens a member's sub-account in the first region's book. */
export const openAccount = ({ currency, regions }: Story, api: Api): Promise<unknown> =>
  demand(api.call('POST', '/api/v1/ledger/accounts', { body: { currency, region: regions[0].code } }));

/** Opens the book of the custody account, and the buyer's and providers' sub-accounts in it. */
export const openBooks = async ({ story }: BankWorld, actors: Actors): Promise<void> => {
  const region = story.regions[0].code;
  const { currency } = story;
  const body = { region, currency, bankName: story.bank.name, bankAccount: story.bank.account };
  await demand(actors.operator.call('POST', '/api/v1/ledger/books', { body }));
  for (const member of [actors.members.provider, actors.members.buyer]) await openAccount(story, member.api);
};

type Account = { readonly id: string; readonly subAccount: string | null; readonly availableMinor: string };

/** A buyer pays in at the bank; the statement brings it into the ledger. Answers the deposit in minor units. */
export const payIn = async (world: BankWorld, operator: Api, buyer: Api): Promise<string> => {
  const amount = world.story.deal.depositMinor;
  const { items } = await demand(buyer.call<{ items: Account[] }>('GET', '/api/v1/ledger/accounts'));
  const [account] = items;
  expect(account !== undefined && account.subAccount !== null, 'the buyer has a sub-account');
  const { id, subAccount } = account;
  await send(world, operator, [{ subAccount, direction: 'C', amountMinor: BigInt(amount), reference: 'deposit' }]);
  const after = await demand(buyer.call<Account>('GET', `/api/v1/ledger/accounts/${id}`));
  expect(after.availableMinor === amount, 'the mirror shows what the bank shows');
  return amount;
};

/** The demo's buyer pays in. */
export const fundBuyer = (world: BankWorld, { operator, members }: Actors): Promise<string> =>
  payIn(world, operator, members.buyer.api);

type TrialBalance = {
  readonly accounts: number;
  readonly transfers: number;
  readonly postedDifferenceMinor: string;
  readonly pendingDifferenceMinor: string;
  readonly unfounded?: readonly string[];
};

/** All debits against all credits, every balance recomputed from its transfers. */
export const trialBalance = async (operator: Api, currency: string) => {
  const query = { currency, recompute: 'true' };
  const t = await demand(operator.call<TrialBalance>('GET', '/api/v1/ledger/trial-balance', { query }));
  expect(t.pendingDifferenceMinor === '0' && (t.unfounded ?? []).length === 0, 'balances follow from transfers');
  return { accounts: t.accounts, transfers: t.transfers, trialBalanceMinor: t.postedDifferenceMinor };
};

type Instruction = {
  readonly transferId: string;
  readonly direction: 'C' | 'D';
  readonly subAccount: string;
  readonly amountMinor: string;
};

/** The bank carries out what it was told, states it, and the day is closed. Answers the day. */
export const closeDay = async (world: BankWorld, actors: Actors): Promise<string> => {
  const { currency } = world.story;
  const { operator } = actors;
  const told = await demand(
    operator.call<{ items: Instruction[] }>('GET', '/api/v1/ledger/bank-instructions', { query: { currency } }),
  );
  const moves = told.items.map(({ transferId, direction, subAccount, amountMinor }) => ({
    subAccount,
    direction,
    amountMinor: BigInt(amountMinor),
    reference: transferId,
  }));
  await send(world, operator, moves);
  const day = world.today();
  await demand(operator.call('POST', `/api/v1/ledger/days/${day}/close`, { body: { currency } }));
  return day;
};
