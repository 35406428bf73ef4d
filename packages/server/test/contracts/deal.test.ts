/** A deal from offer to deletion statement over HTTP on a real database, with keys of the members' own; each refusal leaves everything as it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { getAgreements, useAgreement } from '#contracts';
import type { Id } from '#kernel';
import type { Member } from '../support/deal.ts';
import {
  agree,
  codeOf,
  conclude,
  counter,
  day,
  deliver,
  must,
  offer,
  openDeal,
  priceOf,
  request,
  start,
  system,
  termsOf,
  until,
  verify,
} from '../support/deal-steps.ts';

test('from the offer over counter-offers to the deletion statement', async () => {
  const deal = await openDeal();
  const { call, provider, buyer, stranger, operator, clock } = deal;
  const terms = termsOf({ columns: ['TEMP'] }, { leftOperand: 'count', operator: 'lteq', rightOperand: '3' });

  // The offer is public, its clauses are classed.
  const offerId = await offer(deal, terms, '100000');
  const listed = await must(call(undefined, 'GET', `/products/${deal.productId}/offers`));
  const [shown] = listed.items;
  assert.deepEqual([shown?.id, shown?.classes], [offerId, { enforced: 5, monitored: 1, declared: 0 }]);

  // Request, counter-offer, counter-request, counter-offer: each signed in turn.
  const id = await request(deal, offerId, terms, '80000');
  assert.equal(await codeOf(counter(deal, buyer, id, terms, '70000')), 'contracts.wrong_state', 'not twice in a row');
  await must(counter(deal, provider, id, terms, '95000'));
  await must(counter(deal, buyer, id, terms, '85000'));
  await must(counter(deal, provider, id, terms, '90000'));
  const versions = (await must(call(buyer, 'GET', `/negotiations/${id}/versions`))).items;
  assert.deepEqual(
    versions.map(({ number, author }) => `${number} ${author}`),
    ['1 buyer', '2 provider', '3 buyer', '4 provider'],
  );
  for (const [i, version] of versions.entries())
    assert.equal(JSON.parse(version.canonicalJson).previousHash, versions[i - 1]?.hash ?? null, 'a chain of hashes');

  // A stranger sees nothing, the operator everything, and neither may act.
  assert.equal((await call(stranger, 'GET', `/negotiations/${id}`)).status, 404);
  assert.equal((await call(stranger, 'POST', `/negotiations/${id}/termination`, { reason: 'x' })).status, 404);
  assert.equal((await must(call(operator, 'GET', `/negotiations/${id}`))).state, 'OFFERED');
  assert.equal((await call(operator, 'POST', `/negotiations/${id}/termination`, { reason: 'x' })).status, 403);

  // Inside an organisation the role decides: reading with any of them, acting with the side's own.
  assert.equal((await call(deal.colleague, 'GET', `/negotiations/${id}`)).status, 200);
  assert.equal(
    await codeOf(call(deal.colleague, 'POST', `/negotiations/${id}/termination`, { reason: 'x' })),
    'contracts.role_missing',
  );
  assert.equal((await call(deal.clerk, 'GET', `/negotiations/${id}`)).status, 404);
  assert.deepEqual((await must(call(deal.clerk, 'GET', '/negotiations'))).items, []);
  assert.equal((await must(call(operator, 'GET', '/negotiations'))).items.length, 1);

  // Accepted is what was signed last, to the character.
  const accept = async (changed: object, amount = '90000', signed = true) => {
    const draft = await must(call(buyer, 'POST', `/negotiations/${id}/acceptance-draft`, {}));
    const signature = signed ? buyer.sign(draft.canonicalJson) : provider.sign('something else');
    return call(buyer, 'POST', `/negotiations/${id}/acceptance`, {
      number: 4,
      terms: changed,
      price: priceOf(amount),
      signature,
    });
  };
  const altered = await accept(
    termsOf({ columns: ['TEMp'] }, { leftOperand: 'count', operator: 'lteq', rightOperand: '3' }),
  );
  assert.equal(altered.body.code, 'contracts.version_differs');
  assert.match(altered.body.detail, /\/terms\/columns\/0/);
  assert.equal((await accept(terms, '90001')).body.code, 'contracts.version_differs');
  assert.equal((await accept(terms, '90000', false)).body.code, 'identity.key_unknown');
  assert.equal((await must(accept(terms))).state, 'ACCEPTED');

  // Without funds nothing happens.
  assert.equal(await codeOf(agree(deal, id)), 'ledger.funds_insufficient');
  const still = await must(call(provider, 'GET', `/negotiations/${id}`));
  assert.equal(still.state, 'ACCEPTED');
  assert.equal((await call(buyer, 'GET', `/agreements/${still.agreementId}`)).status, 404);
  await deal.deposit(100_000n);
  const tampered = await must(call(provider, 'GET', `/negotiations/${id}/agreement`));
  const document = { ...tampered.document, price: priceOf('99000') };
  const forged = { document, signature: provider.sign(JSON.stringify(document)) };
  assert.equal(
    await codeOf(call(provider, 'POST', `/negotiations/${id}/agreement`, forged)),
    'contracts.version_differs',
  );
  const cheaper = { ...tampered.document, fee: { basisPoints: 0, amountMinor: '0' } };
  assert.equal(
    await codeOf(call(provider, 'POST', `/negotiations/${id}/agreement`, { document: cheaper })),
    'contracts.agreement_differs',
  );
  const concluded = await must(agree(deal, id));
  assert.equal(concluded.state, 'concluded');
  assert.deepEqual(await deal.books(), { free: 10_000n, reserved: 90_000n, provider: 0n, fee: 0n });

  // Signed by both it is active, and access starts.
  const agreementId = concluded.id as Id<'agr'>;
  assert.deepEqual(deal.fulfilled, []);
  const active = await must(verify(deal, id));
  assert.equal(active.state, 'active');
  assert.deepEqual(deal.fulfilled, [`start ${agreementId}`]);
  assert.equal((await must(call(buyer, 'GET', `/negotiations/${id}`))).state, 'FINALIZED');
  assert.equal(
    await codeOf(call(buyer, 'POST', `/negotiations/${id}/termination`, { reason: 'x' })),
    'contracts.wrong_state',
  );

  // Use is counted, delivery starts the clock, the buyer's word pays.
  const [agreement] = await deal.kit.db.read(system, async (tx) => {
    return [...(await getAgreements(tx, [agreementId])).values()];
  });
  assert.ok(agreement !== undefined);
  const used = await deal.kit.db.transact(system, (tx) =>
    useAgreement(tx, agreement, { deliveryMode: 'share', subject: 'table@1' }),
  );
  assert.ok(used.ok);
  assert.ok((await deliver(deal, agreementId)).ok);
  const delivered = await must(call(buyer, 'GET', `/agreements/${agreementId}`));
  assert.deepEqual(delivered.counters, [{ clauseId: 'permission-1', limit: '3', used: '1', left: '2', closed: false }]);
  assert.equal(delivered.acceptanceDueAt, new Date(start.getTime() + 7 * day).toISOString());
  assert.deepEqual([delivered.waitsFor?.party, delivered.waitsFor?.until], ['buyer', delivered.acceptanceDueAt]);
  assert.equal((await call(provider, 'POST', `/agreements/${agreementId}/acceptance`)).status, 403);
  await must(call(buyer, 'POST', `/agreements/${agreementId}/acceptance`));
  assert.equal(await codeOf(call(buyer, 'POST', `/agreements/${agreementId}/acceptance`)), 'contracts.wrong_state');
  assert.deepEqual(await deal.books(), { free: 10_000n, reserved: 0n, provider: 89_100n, fee: 900n });

  // The end closes everything at once and leaves a statement owed.
  await must(call(provider, 'POST', `/agreements/${agreementId}/termination`, { reason: 'no longer maintained' }));
  assert.equal(deal.fulfilled.at(-1), `end ${agreementId} no longer maintained`);
  assert.equal(
    await codeOf(call(buyer, 'POST', `/agreements/${agreementId}/termination`, { reason: 'x' })),
    'contracts.agreement_ended',
  );
  const late = await deal.kit.db.transact(system, (tx) =>
    useAgreement(tx, agreement, { deliveryMode: 'share', subject: 'table@1' }),
  );
  assert.equal(late.ok ? '' : late.error.code, 'contracts.use_ended', 'even with a stale copy of the agreement');
  const deletion = async () => (await must(call(provider, 'GET', `/agreements/${agreementId}`))).deletion;
  assert.deepEqual(await deletion(), {
    dueAt: new Date(start.getTime() + 30 * day).toISOString(),
    statedAt: null,
    statement: null,
    overdue: false,
  });
  clock.advance(31 * day);
  assert.equal((await deletion()).overdue, true);
  const statement = 'All copies were deleted.';
  const draft = await must(call(buyer, 'POST', `/agreements/${agreementId}/deletion-statement-draft`, { statement }));
  const signature = buyer.sign(draft.canonicalJson);
  await must(call(buyer, 'POST', `/agreements/${agreementId}/deletion-statement`, { statement, signature }));
  assert.equal((await deletion()).overdue, false);
  assert.equal(
    await codeOf(call(buyer, 'POST', `/agreements/${agreementId}/deletion-statement`, { statement, signature })),
    'contracts.no_deletion_due',
  );

  // A second agreement about the same product.
  const second = await conclude(deal, termsOf(), '0');
  assert.notEqual(second, agreementId);
  const mine = (await must(call(buyer, 'GET', '/agreements'))).items;
  assert.deepEqual(
    mine.map(({ state }) => state),
    ['active', 'ended'],
  );
  assert.deepEqual((await must(call(stranger, 'GET', '/agreements'))).items, []);

  // Every step is in the log, for both parties and the operator.
  const { rows } = await deal.kit.db.read(system, (tx) =>
    sql<{ kind: string; parties: string[] }>`select kind, parties from audit.entry
      where subject in (${id}, ${agreementId}) and kind like 'contracts.%' order by happened_at, id`.execute(tx.q),
  );
  assert.deepEqual([...new Set(rows.map(({ kind }) => kind.slice('contracts.'.length)))].sort(), [
    'agreement_concluded',
    'agreement_ended',
    'agreement_verified',
    'deletion_stated',
    'delivered',
    'delivery_accepted',
    'version_accepted',
    'version_signed',
  ]);
  for (const { parties } of rows) for (const who of [buyer, provider, operator]) assert.ok(parties.includes(who.id));
  await deal.kit.close();
});

test('offers: only of a listed product of one’s own, only in modes it allows, only in terms that are kept', async () => {
  const deal = await openDeal();
  const { call, provider, stranger, productId } = deal;
  const attempt = (terms: object, who = provider, product: string = productId, amount = '100') =>
    call(who, 'POST', `/products/${product}/offers`, { terms, price: priceOf(amount) });
  const mode = (rightOperand: string) => ({
    permission: [{ action: 'use', constraint: [{ leftOperand: 'deliveryMode', operator: 'eq', rightOperand }] }],
  });
  const refused = await attempt(mode('cleanRoom'));
  assert.equal(refused.status, 422);
  assert.equal(refused.body.code, 'contracts.mode_not_allowed');
  assert.deepEqual(refused.body.details, {
    mode: 'cleanRoom',
    level: '2',
    allowedModes: ['share', 'download'],
  });
  assert.equal(await codeOf(attempt(mode('share'), stranger)), 'contracts.not_your_product');
  assert.equal(
    await codeOf(attempt(mode('share'), provider, 'prd_00000000000000000000000000')),
    'contracts.not_your_product',
  );
  assert.equal(await codeOf(attempt({ ...mode('share'), columns: ['SO2'] })), 'contracts.column_unknown');
  assert.equal(await codeOf(attempt(termsOf({}, until('2026-07-31T00:00:00Z')))), 'contracts.terms_expired');
  assert.equal(await codeOf(attempt(mode('share'), provider, productId, '-5')), 'contracts.price_wrong');
  const unknown = await attempt(termsOf({}, { leftOperand: 'systemDevice', operator: 'eq', rightOperand: 'x' }));
  assert.match(unknown.body.detail, /systemDevice/);
  await deal.kit.db.transact(system, async (tx) => {
    await sql`update catalog.listing set listed_at = null, delisted_at = ${tx.now}`.execute(tx.q);
    await sql`update catalog.product set state = 'delisted'`.execute(tx.q);
    return { ok: true as const, value: null };
  });
  assert.equal(await codeOf(attempt(mode('share'))), 'contracts.product_not_listed');
  await deal.kit.close();
});

test('opening: the signature must be right, the id new, the other side somebody else', async () => {
  const deal = await openDeal();
  const { call, buyer, provider, stranger } = deal;
  const terms = termsOf();
  const offerId = await offer(deal, terms, '100');
  const body = { offerId, terms, price: priceOf('100') };
  const draft = await must(call(buyer, 'POST', '/negotiation-drafts', body));
  const id = draft.document.negotiationId;
  const signature = buyer.sign(draft.canonicalJson);
  const open = (changed: object, who: Member = buyer) =>
    call(who, 'POST', '/negotiations', { ...body, id, signature, ...changed });
  assert.equal(
    await codeOf(open({ price: priceOf('99') })),
    'identity.signature_wrong',
    'another price was not signed',
  );
  assert.equal(await codeOf(open({}, stranger)), 'identity.key_unknown', 'somebody else’s signature');
  assert.equal(await codeOf(open({ signature: undefined })), 'identity.key_unknown', 'the platform holds no key of it');
  assert.equal(await codeOf(open({}, provider)), 'contracts.own_product');
  await must(open({}));
  assert.equal(await codeOf(open({})), 'contracts.id_taken');
  // A provider opens towards one buyer, who may accept at once.
  const made = { ...body, buyerId: stranger.id };
  const offered = await must(call(provider, 'POST', '/negotiation-drafts', made));
  const offeredId = offered.document.negotiationId;
  const opened = { ...made, id: offeredId, signature: provider.sign(offered.canonicalJson) };
  assert.equal((await must(call(provider, 'POST', '/negotiations', opened))).state, 'OFFERED');
  assert.equal((await call(buyer, 'GET', `/negotiations/${offeredId}`)).status, 404, 'not offered to this one');
  const seen = await must(call(stranger, 'GET', `/negotiations/${offeredId}`));
  assert.deepEqual(seen.waitsFor?.party, 'buyer');
  // A withdrawn offer opens nothing.
  await must(call(provider, 'POST', `/offers/${offerId}/withdrawal`));
  assert.equal(await codeOf(call(buyer, 'POST', '/negotiation-drafts', body)), 'contracts.offer_unknown');
  assert.equal(await codeOf(open({ id: undefined })), 'contracts.offer_unknown');
  await deal.kit.close();
});

test('both sides at once: of two steps that race exactly one is taken', async () => {
  const deal = await openDeal();
  const { call, buyer, provider } = deal;
  await deal.deposit(10_000n);
  const terms = termsOf();
  const offerId = await offer(deal, terms, '1000');
  for (let round = 0; round < 5; round += 1) {
    const id = await request(deal, offerId, terms, '1000');
    const results = await Promise.all([
      agree(deal, id),
      call(buyer, 'POST', `/negotiations/${id}/termination`, { reason: 'changed my mind' }),
      counter(deal, provider, id, terms, '1100'),
    ]);
    const { state } = await must(call(buyer, 'GET', `/negotiations/${id}`));
    const taken = results.filter(({ status }) => status < 300).length;
    assert.ok(taken >= 1, JSON.stringify(results.map(({ body }) => body.code)));
    // A termination may follow another step; everything else excludes each other.
    const reserved = (await deal.books()).reserved;
    assert.equal(reserved, String(state) === 'AGREED' ? 1_000n : 0n, String(state));
    if (String(state) === 'AGREED')
      await must(call(buyer, 'POST', `/negotiations/${id}/termination`, { reason: 'end' }));
    assert.equal((await deal.books()).reserved, 0n);
  }
  await deal.kit.close();
});
