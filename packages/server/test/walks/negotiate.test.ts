/** Goal: two members agree in signed words, the money follows the agreement and nothing else does. Method: their people and the operator over HTTP, on both databases, a clock that is moved by days. */
import assert from 'node:assert/strict';
import { passDueAcceptances } from '#contracts';
import { isSignature } from '#identity';
import { codeOf, must } from '../support/platform.ts';
import { forEachDatabase, type Walk, walkRegion } from '../support/world-databases.ts';
import {
  type Account,
  type Agreement,
  accept,
  agree,
  bankDay,
  counter,
  deal,
  joinMarket,
  type Negotiation,
  offer,
  openAccount,
  openBank,
  openBook,
  propose,
  request,
  signed,
  type Trader,
  verify,
} from '../support/world-deals.ts';
import { changesBetween, fingerprintOf } from '../support/world-fingerprint.ts';
import { list, publish } from '../support/world-goods.ts';

const csv = 'name,fuel,capacity_mw\nZhangbei 1,Wind,49.5\nZhangbei 2,Wind,99\nChengde,Solar,20\n';
const day = 86_400_000;
const minute = 60_000;

const purpose = (rightOperand: string) => [{ leftOperand: 'purpose', operator: 'eq', rightOperand }];

const versionsOf = async (who: Trader, id: string) => {
  type Signed = Negotiation['last'] & { readonly number: number; readonly author: string };
  const path = `/api/v1/negotiations/${id}/versions`;
  return (await must(who.api.call<{ items: Signed[] }>('GET', path))).items;
};

const agreementOf = (who: Trader, id: string): Promise<Agreement & { acceptanceDueAt: string | null }> =>
  must(who.api.call('GET', `/api/v1/agreements/${id}`));

const download = (buyer: Trader, id: string): Promise<number> =>
  fetch(`${buyer.api.baseUrl}/api/v1/agreements/${id}/download`, {
    headers: { authorization: `Bearer ${buyer.api.token}` },
  }).then(async (answer) => {
    await answer.arrayBuffer();
    return answer.status;
  });

/** Nothing may come of a call that is refused. */
const changesNothing = async (world: Walk, work: () => Promise<void>): Promise<void> => {
  const before = await fingerprintOf(world.platform);
  await work();
  assert.deepEqual(changesBetween(before, await fingerprintOf(world.platform)), []);
};

const gather = async (world: Walk) => {
  const { operator } = world;
  const provider = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider'] });
  const buyer = await joinMarket(world, { name: 'Gamma', marketRoles: ['buyer'] });
  const { id: datasetId } = await publish(provider.api, 'plants', csv);
  const productId = await list(provider.api, operator, [datasetId]);
  await openBook(operator, walkRegion);
  const balance = async (): Promise<Record<string, string>> => {
    const { items } = await must(operator.call<{ items: Account[] }>('GET', '/api/v1/ledger/accounts'));
    const nameOf = ({ kind, organisationId }: Account): string =>
      kind !== 'client' ? kind : organisationId === buyer.id ? 'buyer' : 'provider';
    return Object.fromEntries(items.map((one) => [nameOf(one), one.availableMinor]));
  };
  return { provider, buyer, productId, balance, bank: openBank(operator) };
};

forEachDatabase('a provider and a buyer come to an agreement', async (world) => {
  const { step, operator, clock } = world;
  const { provider, buyer, productId, balance, bank } = await gather(world);
  const price = '20000';
  let id = '';
  let first: Agreement | undefined;
  const today = (): string => bankDay(clock.now());

  await step('every clause says whether it is enforced, monitored or only declared', async () => {
    const body = propose(price, purpose('research'), { prohibition: [{ action: 'distribute' }] });
    type Classed = { clauses: { class: string; text: { zh: string; en: string } }[]; classes: Record<string, number> };
    const { clauses, classes } = await must(provider.api.call<Classed>('POST', '/api/v1/terms/clauses', { body }));
    assert.deepEqual(Object.keys(classes).sort(), ['declared', 'enforced', 'monitored']);
    assert.ok(
      clauses.every((clause) => (classes[clause.class] ?? 0) > 0 && clause.text.zh !== '' && clause.text.en !== ''),
    );
  });

  await step('Rules are run on an offered product before a negotiation is opened', async () => {
    const offerId = await offer(provider, productId, propose('30000'));
    const rule = { metric: 'rowCount', operator: 'mustBeGreaterOrEqualTo' };
    const rules = [
      { id: 'some', ...rule, value: 3 },
      { id: 'many', ...rule, value: 4 },
    ];
    type Checked = { results: { ruleId: string; passed: boolean; actual: number | null }[]; failing: string[] };
    const path = `/api/v1/offers/${offerId}/check`;
    const { results, failing } = await must(buyer.api.call<Checked>('POST', path, { body: { rules } }));
    assert.deepEqual(
      results.map(({ ruleId, passed, actual }) => [ruleId, passed, actual]),
      [
        ['some', true, 3],
        ['many', false, 3],
      ],
    );
    assert.deepEqual(failing, ['many']);
  });

  await step("Counter-offers are versions, each signed with its author's own key", async () => {
    const opened = await request(buyer, await offer(provider, productId, propose('30000')), propose('30000'));
    id = opened.id;
    await must(counter(provider, id, propose('28000', purpose('research'))));
    await must(counter(buyer, id, propose(price, purpose('research'))));
    const versions = await versionsOf(provider, id);
    assert.deepEqual(
      versions.map(({ number, author }) => [number, author]),
      [
        [1, 'buyer'],
        [2, 'provider'],
        [3, 'buyer'],
      ],
    );
    for (const [n, { author, canonicalJson, signature }] of versions.entries()) {
      const key = (author === 'buyer' ? buyer : provider).own?.publicKey ?? '';
      assert.ok(isSignature(key, Buffer.from(canonicalJson, 'utf8'), signature.value) && !signature.onBehalf);
      const { previousHash } = JSON.parse(canonicalJson) as { previousHash: string | null };
      assert.equal(previousHash, versions[n - 1]?.hash ?? null);
    }
    await changesNothing(world, async () => {
      const path = `/api/v1/negotiations/${id}/versions`;
      const proposal = propose('19000');
      const { signature } = await signed(provider, 'POST', `${path.slice(0, -1)}-draft`, proposal);
      const altered = { ...propose('19001'), ...signature };
      assert.equal(await codeOf(provider.api.call('POST', path, { body: altered })), 'identity.signature_wrong');
      const foreign = { ...proposal, signature: { ...signature.signature, keyId: buyer.keyId } };
      assert.equal(await codeOf(provider.api.call('POST', path, { body: foreign })), 'identity.key_unknown');
    });
  });

  await step('What is accepted is compared with the last signed version, byte by byte', async () => {
    const offered = await must(counter(provider, id, propose(price, purpose('research'))));
    const number = offered.versionNumber;
    await changesNothing(world, async () => {
      const misread = await accept(buyer, id, { ...propose(price, purpose('researcH')), number });
      assert.ok(!misread.ok && misread.problem.code === 'contracts.version_differs');
      assert.match(misread.problem.detail, /permission/, 'and the place is named');
      const cheaper = await accept(buyer, id, { ...propose('10000', purpose('research')), number });
      assert.equal(await codeOf(Promise.resolve(cheaper)), 'contracts.version_differs');
    });
    const accepted = await must(accept(buyer, id, { ...propose(price, purpose('research')), number }));
    assert.equal(accepted.state, 'ACCEPTED');
  });

  await step('or nothing happens at all', async () => {
    await openAccount(buyer);
    await openAccount(provider);
    await changesNothing(world, async () => {
      assert.equal(await codeOf(agree(provider, id)), 'ledger.funds_insufficient');
    });
  });

  await step('Money lies at a bank; the ledger mirrors it', async () => {
    const { subAccount } = await openAccount(buyer);
    const deposit = {
      subAccount: subAccount ?? '',
      direction: 'C',
      amountMinor: '100000',
      reference: 'deposit',
    } as const;
    const { counts } = await must(bank.state(today(), [deposit]));
    assert.deepEqual([counts.suspense, (await balance()).buyer], [0, '100000']);
  });

  await step("reserves the price in the buyer's sub-account", async () => {
    const concluded = await must(agree(provider, id));
    assert.deepEqual([concluded.state, (await balance()).buyer], ['concluded', '80000']);
    assert.equal(await download(buyer, concluded.id), 404, 'not before the buyer has signed');
  });

  await step("The buyer's signature opens the access", async () => {
    first = await must(verify(buyer, id));
    assert.equal(first.state, 'active');
    type Named = { items: { id: string; names: { product: object | null; provider: { zh: string } | null } }[] };
    for (const path of ['/api/v1/negotiations', '/api/v1/agreements']) {
      const [newest] = (await must(buyer.api.call<Named>('GET', path))).items;
      assert.ok(newest?.names.product !== null && newest?.names.provider?.zh !== '', path);
    }
    assert.deepEqual([await balance()], [{ buyer: '80000', provider: '0', fee: '0', custody: '100000' }]);
  });

  await step("every signature with it says that it was made on the organisation's behalf", async () => {
    const kept = await joinMarket(world, { name: 'Delta', marketRoles: ['buyer'] }, 'platform');
    const agreement = await deal({ provider, buyer: kept }, productId, propose('0'));
    type Signatures = Record<'providerSignature' | 'buyerSignature', { onBehalf: boolean }>;
    const path = `/api/v1/agreements/${agreement.id}`;
    const { providerSignature, buyerSignature } = await must(provider.api.call<Signatures>('GET', path));
    assert.deepEqual([providerSignature.onBehalf, buyerSignature.onBehalf], [false, true]);
  });

  await step('The first read starts the clock of acceptance', async () => {
    assert.equal((await agreementOf(buyer, first?.id ?? '')).acceptanceDueAt, null);
    assert.equal(await download(buyer, first?.id ?? ''), 200);
    const { deliveryState, acceptanceDueAt } = await agreementOf(provider, first?.id ?? '');
    assert.equal(deliveryState, 'delivered');
    const left = new Date(acceptanceDueAt ?? 0).getTime() - clock.now().getTime();
    assert.ok(left > 7 * day - minute && left <= 7 * day, `${left} ms`);
  });

  await step('or silence for the agreed days, posts the escrow', async () => {
    clock.advance(7 * day - minute);
    await passDueAcceptances(world.platform.kit);
    assert.equal((await agreementOf(buyer, first?.id ?? '')).deliveryState, 'delivered');
    clock.advance(2 * minute);
    await passDueAcceptances(world.platform.kit);
    assert.equal((await agreementOf(buyer, first?.id ?? '')).deliveryState, 'accepted');
  });

  await step("The operator's own account receives nothing but the fee leg", async () => {
    assert.equal(first?.fee.amountMinor, '200');
    assert.deepEqual(await balance(), { buyer: '80000', provider: '19800', fee: '200', custody: '100000' });
  });

  await step('A dispute freezes it, and the use with it', async () => {
    const second = await deal({ provider, buyer }, productId, propose('5000'));
    const path = `/api/v1/agreements/${second.id}`;
    assert.equal(await download(buyer, second.id), 200);
    await must(buyer.api.call('POST', `${path}/dispute`, { body: { reason: 'half of it is missing' } }));
    assert.equal(await download(buyer, second.id), 403);
    clock.advance(30 * day);
    await passDueAcceptances(world.platform.kit);
    const frozen = await agreementOf(buyer, second.id);
    assert.deepEqual([frozen.deliveryState, frozen.waitsFor?.party], ['disputed', 'operator']);
    const escrow = await must(buyer.api.call<{ state: string }>('GET', `/api/v1/ledger/escrows/${second.id}`));
    assert.deepEqual([escrow.state, (await balance()).buyer], ['frozen', '75000']);
    const release = { body: { outcome: 'release', reason: 'it is all there' } };
    assert.equal(
      await codeOf(provider.api.call('POST', `${path}/dispute/settlement`, release)),
      'contracts.not_your_move',
    );
    const refund = { body: { outcome: 'refund', reason: 'looked into it' } };
    await must(operator.call('POST', `${path}/dispute/settlement`, refund));
    assert.deepEqual(await balance(), { buyer: '80000', provider: '19800', fee: '200', custody: '100000' });
  });

  await step('A day closes only when mirror and bank statement agree', async () => {
    const close = () => operator.call('POST', `/api/v1/ledger/days/${today()}/close`, { body: { currency: 'CNY' } });
    assert.equal(await codeOf(close()), 'ledger.statement_missing');
    const { subAccount } = await openAccount(buyer);
    const balanceLine = { subAccount: subAccount ?? '', direction: 'C', amountMinor: '0', reference: '' } as const;
    await must(bank.state(today(), [balanceLine]));
    assert.equal(await codeOf(close()), 'ledger.day_differs');
    type Told = { transferId: string; direction: 'C' | 'D'; subAccount: string; amountMinor: string };
    const query = { currency: 'CNY' };
    const told = await must(operator.call<{ items: Told[] }>('GET', '/api/v1/ledger/bank-instructions', { query }));
    await must(
      bank.state(
        today(),
        told.items.map(({ transferId: reference, ...move }) => ({ ...move, reference })),
      ),
    );
    await must(close());
    const trial = { query: { currency: 'CNY', recompute: 'true' } };
    type Trial = { postedDifferenceMinor: string; pendingDifferenceMinor: string; unfounded: string[] };
    const sums = await must(operator.call<Trial>('GET', '/api/v1/ledger/trial-balance', trial));
    assert.deepEqual([sums.postedDifferenceMinor, sums.pendingDifferenceMinor, sums.unfounded], ['0', '0', []]);
  });
});
