/** Goal: who is who, who may what, and whose books are whose. Method: two regions with their operators and members over HTTP, on both databases. */
import assert from 'node:assert/strict';
import type { Api } from '@corridor/client';
import { codeOf, must, signInAs, testPassword } from '../support/platform.ts';
import { forEachDatabase, type Walk, walkRegion } from '../support/world-databases.ts';
import { bankDay, deal, joinMarket, newKey, openAccount, openBank, openBook, propose } from '../support/world-deals.ts';
import { list, publish } from '../support/world-goods.ts';

const otherRegion = '120000';
const exchange = `exchange@op${otherRegion}.example`;

type Items<T> = { readonly items: readonly T[] };
type Organisation = { readonly id: string; readonly state: string };

const person = (email: string, roles: readonly string[]) => ({ email, name: email, password: testPassword, roles });

const openOther = async ({ api }: Walk): Promise<Api> => {
  const admin = await signInAs(api, `system@op${walkRegion}.example`);
  const body = {
    region: { code: otherRegion, nameZh: '另一区域', nameEn: 'Other region' },
    operator: { name: '另一运营方', nameEn: 'Other operator' },
    people: [person(exchange, ['exchangeManager', 'auditor'])],
  };
  await must(admin.call('POST', '/api/v1/regions', { body }));
  return signInAs(api, exchange);
};

const itemsOf = async (api: Api, path: string, query: Readonly<Record<string, string>> = {}): Promise<number> =>
  (await must(api.call<Items<unknown>>('GET', path, { query }))).items.length;

const statusOf = async (api: Api): Promise<number> => {
  const answer = await api.call('GET', '/api/v1/me');
  return answer.ok ? 200 : answer.problem.status;
};

forEachDatabase('members join, act and are held apart', async (world) => {
  const { step, operator, api } = world;
  const other = await openOther(world);
  const alpha = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider'] });
  const decide = (as: Api, id: string, decision: string) =>
    as.call<Organisation>('POST', `/api/v1/organisations/${id}/decision`, {
      body: { decision, reason: 'looked into' },
    });

  await step('An organisation applies, and the operator of its region verifies it', async () => {
    const applied = { name: 'Beta', nameEn: 'Beta', region: walkRegion, marketRoles: ['buyer'] };
    const body = { ...applied, person: { email: 'beta@member.example', name: 'Beta', password: testPassword } };
    const { id, state } = await must(api.call<Organisation>('POST', '/api/v1/organisations', { body }));
    assert.equal(state, 'applied');
    const query = { state: 'applied' };
    assert.deepEqual(
      [await itemsOf(operator, '/api/v1/organisations', query), await itemsOf(other, '/api/v1/organisations', query)],
      [1, 0],
    );
    assert.equal(await codeOf(alpha.api.call('GET', `/api/v1/organisations/${id}`)), 'identity.organisation_not_found');
    assert.equal(await codeOf(decide(other, id, 'verified')), 'identity.organisation_not_found');
    assert.equal((await must(decide(operator, id, 'verified'))).state, 'verified');
    assert.equal((await must(alpha.api.call<Organisation>('GET', `/api/v1/organisations/${id}`))).state, 'verified');
  });

  await step("replaced only with a second person's yes", async () => {
    const { publicKey } = newKey();
    const replace = (approvalId?: string, key = publicKey) =>
      alpha.api.call<{ id: string; publicKey: string }>('POST', '/api/v1/keys', {
        body: { publicKey: key, approvalId },
      });
    assert.equal(await codeOf(replace()), 'identity.key_exists');
    const asked = { body: { publicKey, reason: 'a new machine' } };
    const { approvalId } = await must(
      alpha.api.call<{ approvalId: string }>('POST', '/api/v1/keys/replacement', asked),
    );
    assert.equal(await codeOf(replace(approvalId)), 'identity.approval_missing');
    const decision = (as: Api) =>
      as.call('POST', `/api/v1/approvals/${approvalId}/decision`, { body: { approve: true } });
    assert.equal(await codeOf(decision(alpha.api)), 'identity.approval_own');
    await must(alpha.api.call('POST', '/api/v1/people', { body: person('second@member.example', ['manager']) }));
    await must(decision(await signInAs(api, 'second@member.example')));
    assert.equal(await codeOf(replace(approvalId, newKey().publicKey)), 'identity.approval_missing', 'for another key');
    assert.equal((await must(replace(approvalId))).publicKey, publicKey);
    const { items } = await must(api.call<Items<{ state: string }>>('GET', `/api/v1/organisations/${alpha.id}/keys`));
    assert.deepEqual(items.map(({ state }) => state).sort(), ['active', 'retired']);
  });

  await step('Nobody holds two of the three administrator roles', async () => {
    const security = await signInAs(api, `security@op${walkRegion}.example`);
    const add = (roles: readonly string[]) =>
      security.call<{ personId: string }>('POST', '/api/v1/people', { body: person('admin@member.example', roles) });
    assert.equal(await codeOf(add(['systemAdmin', 'auditAdmin'])), 'identity.roles_conflict');
    const { personId } = await must(add(['systemAdmin']));
    const body = { roles: ['systemAdmin', 'securityAdmin'] };
    assert.equal(
      await codeOf(security.call('PUT', `/api/v1/people/${personId}/roles`, { body })),
      'identity.roles_conflict',
    );
    const member = { body: person('staff@member.example', ['exchangeManager']) };
    assert.equal(await codeOf(alpha.api.call('POST', '/api/v1/people', member)), 'identity.role_not_here');
  });

  await step("A suspended member's sessions and tokens open nothing", async () => {
    const late = await joinMarket(world, { name: 'Late', marketRoles: ['buyer'] });
    const session = await signInAs(api, late.email);
    assert.deepEqual([await statusOf(late.api), await statusOf(session)], [200, 200]);
    await must(decide(operator, late.id, 'suspended'));
    assert.deepEqual([await statusOf(late.api), await statusOf(session)], [401, 401]);
    await must(decide(operator, late.id, 'verified'));
    assert.equal(await statusOf(late.api), 200, 'reinstated');
  });

  await step('the staff of another region sees nothing of them', async () => {
    const gamma = await joinMarket(world, { name: 'Gamma', marketRoles: ['buyer'] });
    const provider = await joinMarket(world, { name: 'Provider', marketRoles: ['provider'] });
    const book = await openBook(operator, walkRegion);
    const { id: account, subAccount } = await openAccount(gamma);
    const deposit = { subAccount: subAccount ?? '', direction: 'C', amountMinor: '9000', reference: 'in' } as const;
    await must(openBank(operator).state(bankDay(world.clock.now()), [deposit]));
    const { id: datasetId } = await publish(provider.api, 'plants', 'name,mw\nA,1\nB,2\n');
    const productId = await list(provider.api, operator, [datasetId]);
    await deal({ provider, buyer: gamma }, productId, propose('5000'));
    const lists = ['ledger/books', 'ledger/accounts', 'negotiations', 'agreements'].map((name) => `/api/v1/${name}`);
    const seen = async (as: Api): Promise<number[]> => Promise.all(lists.map((path) => itemsOf(as, path)));
    assert.ok((await seen(operator)).every((count) => count > 0));
    assert.deepEqual(await seen(other), [0, 0, 0, 0]);
    const query = { currency: 'CNY' };
    type Sums = { accounts: number; transfers: number };
    const sums = (as: Api) => must(as.call<Sums>('GET', '/api/v1/ledger/trial-balance', { query }));
    assert.ok((await sums(operator)).transfers > 0);
    assert.deepEqual([(await sums(other)).accounts, (await sums(other)).transfers], [0, 0]);
    assert.equal(await codeOf(other.call('GET', `/api/v1/ledger/accounts/${account}`)), 'ledger.not_found');
    const instructions = { query: { ...query, bookId: book.id } };
    assert.equal(await codeOf(other.call('GET', '/api/v1/ledger/bank-instructions', instructions)), 'ledger.not_found');
    await world.platform.outbox.drained();
    const entries = (as: Api) => itemsOf(as, '/api/v1/audit/entries', { subject: book.id });
    assert.deepEqual([await entries(operator), await entries(other)], [1, 0]);
    const record = (as: Api) =>
      fetch(`${api.baseUrl}/api/v1/operator/art33-export?format=ndjson`, {
        headers: { authorization: `Bearer ${as.token}` },
      }).then((answer) => answer.text());
    assert.ok((await record(operator)).includes(productId));
    assert.equal(await record(other), '');
  });

  await step('What somebody may not see answers as if it did not exist', async () => {
    const { id } = await publish(alpha.api, 'secret', 'name,mw\nA,1\n');
    const guessed = `${id.slice(0, -4)}0000`;
    const answers = await Promise.all(
      [id, guessed].map(async (one) => {
        const answer = await other.call('GET', `/api/v1/datasets/${one}/versions/1/assessment`);
        return answer.ok
          ? answer
          : { status: answer.problem.status, code: answer.problem.code, says: answer.problem.detail };
      }),
    );
    assert.deepEqual(answers[0], answers[1]);
    assert.deepEqual(answers[0], { ...answers[0], status: 404, code: 'assess.not_found' });
  });
});
