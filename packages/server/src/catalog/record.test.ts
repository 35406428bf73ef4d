// Goal: evidence and opinions count only as they were signed, the record of the law is whole, the open catalogue can be
// harvested. Method: real HTTP on a real platform; Turtle is read back by n3.
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { before, test } from 'node:test';
import { Parser } from 'n3';
import { asId } from '#kernel';
import { type Market, openMarket, statement } from '../../test/support/market.ts';
import { addMember, codeOf, must } from '../../test/support/platform.ts';
import { readRecord, recordAsCsv } from './record.ts';

let market: Market;
before(async () => {
  market = await openMarket();
});

test('a third party’s opinion counts when its own key signed it over the file that was handed in', async () => {
  const firm = await addMember(market.world, { name: 'Lawfirm', marketRoles: ['thirdParty'] });
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const key = await must(firm.api.call<{ id: string }>('POST', '/api/v1/keys', { body: { publicKey } }));
  const made = await market.draft([market.plants]);
  const file = await must(
    market.provider.api.call<{ id: string; sha256: string }>('POST', `/api/v1/products/${made.id}/evidence`, {
      query: { purpose: 'opinion', name: '意见书.pdf' },
      body: Buffer.from('%PDF opinion'),
    }),
  );
  const claim = { verdict: 'conforms', conditions: '', evidenceId: file.id };
  const preview = await must(
    market.provider.api.call<{ bytesBase64: string }>('POST', `/api/v1/products/${made.id}/opinion-preview`, {
      body: claim,
    }),
  );
  const bytes = Buffer.from(preview.bytesBase64, 'base64');
  const signature = sign(null, bytes, pair.privateKey).toString('base64');
  const give = (over: object) =>
    market.provider.api.call('POST', `/api/v1/products/${made.id}/opinion`, {
      body: { kind: 'thirdParty', ...claim, givenBy: firm.id, keyId: key.id, signature, ...over },
    });
  assert.equal(await codeOf(give({ verdict: 'conformsWithConditions' })), 'catalog.opinion_signature_wrong');
  assert.equal(await codeOf(give({ givenBy: market.provider.id })), 'catalog.third_party_is_provider');
  await must(give({}));
  await must(market.provider.api.call('POST', `/api/v1/products/${made.id}/source-statement`, { body: statement }));
  const submitted = await market.submit(made.id);
  assert.equal(submitted.state, 'submitted', JSON.stringify(submitted.reasons));
  const read = await fetch(`${market.operator.baseUrl}/api/v1/products/${made.id}/evidence/${file.id}`, {
    headers: { authorization: `Bearer ${market.operator.token}` },
  });
  assert.equal(await read.text(), '%PDF opinion');
  assert.match(read.headers.get('content-disposition') ?? '', /^attachment/);
});

test('evidence: an empty file leaves nothing behind, a foreign product takes none', async () => {
  const made = await market.draft([market.plants]);
  const call = { query: { purpose: 'source', name: 'x.txt' }, body: Buffer.from('') };
  assert.equal(
    await codeOf(market.provider.api.call('POST', `/api/v1/products/${made.id}/evidence`, call)),
    'catalog.evidence_empty',
  );
  for await (const { key } of market.world.platform.kit.blobs.list(`catalog/evidence/${made.id}/`)) assert.fail(key);
  const wrong = { query: { purpose: 'source', name: '../x' }, body: Buffer.from('x') };
  assert.equal(
    await codeOf(market.provider.api.call('POST', `/api/v1/products/${made.id}/evidence`, wrong)),
    'http.invalid',
  );
});

test('the record of art. 33 holds submissions with statements, refusals with reasons, approvals', async () => {
  const refused = await market.draft([market.plants]);
  assert.equal((await market.submit(refused.id)).state, 'returned');
  const made = await market.list([market.plants], { title: { zh: '留痕', en: '' } });
  const read = async (format: string) => {
    const answer = await fetch(`${market.operator.baseUrl}/api/v1/operator/art33-export?format=${format}`, {
      headers: { authorization: `Bearer ${market.operator.token}` },
    });
    assert.equal(answer.status, 200);
    return Buffer.from(await answer.arrayBuffer()).toString('utf8');
  };
  const rows = (await read('ndjson'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  const submission = rows.find((row) => row.record === 'submission' && row.productId === made.id);
  assert.equal(submission?.licence, 'CC BY 4.0');
  assert.match(submission?.statementSha256 ?? '', /^[0-9a-f]{64}$/);
  assert.ok(rows.some((row) => row.record === 'approval' && row.productId === made.id));
  const refusal = rows.find((row) => row.productId === refused.id && row.record === 'refusal' && row.by === 'rules');
  assert.match(refusal?.reasons ?? '', /catalog\.source_missing: 缺少来源声明/);
  const csv = await read('csv');
  assert.ok(csv.startsWith('\uFEFFrecord,at,productId,'));
  assert.equal(csv.trimEnd().split('\r\n').length, rows.length + 1);
  assert.equal(await codeOf(market.provider.api.call('GET', '/api/v1/operator/art33-export')), 'http.not_allowed');
});

test('the open catalogue: both forms by suffix and by Accept, with the offers of a product', async () => {
  const made = await market.list([market.plants], { title: { zh: '目录测试', en: 'Catalogue test' } });
  const terms = {
    permission: [{ action: 'use', constraint: [{ leftOperand: 'count', operator: 'lteq', rightOperand: '3' }] }],
  };
  const offer = { terms, price: { amountMinor: '0', currency: 'CNY' } };
  await must(market.provider.api.call('POST', `/api/v1/products/${made.id}/offers`, { body: offer }));
  const get = async (path: string, accept?: string) => {
    const answer = await fetch(`${market.visitor.baseUrl}${path}`, accept === undefined ? {} : { headers: { accept } });
    assert.equal(answer.status, 200);
    return { type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };
  const turtle = await get('/catalog.ttl');
  assert.match(turtle.type, /^text\/turtle/);
  const triples = new Parser().parse(turtle.text);
  const subject = `${market.visitor.baseUrl}/dataset/${made.id}`;
  const about = triples.filter((triple) => triple.subject.value === subject);
  assert.ok(about.some((triple) => triple.predicate.value.endsWith('hasPolicy')));
  assert.ok(about.some((triple) => triple.object.value === '目录测试'));
  const json = JSON.parse((await get('/catalog.jsonld')).text) as { '@graph': { '@id': string }[] };
  assert.ok(json['@graph'].some((node) => node['@id'] === subject));
  assert.match((await get('/catalog', 'text/turtle')).type, /^text\/turtle/);
  assert.match((await get('/catalog', 'application/ld+json;q=0.9, text/turtle;q=0.4')).type, /^application\/ld\+json/);
  assert.match((await get('/catalog', '*/*')).type, /^application\/ld\+json/);
  assert.match((await get(`/dataset/${made.id}`, 'text/turtle')).type, /^text\/turtle/);
  new Parser().parse((await get(`/dataset/${made.id}.ttl`)).text);
});

test('trades come into the record through the reader that main passes in', async () => {
  const staff = await must(market.operator.call<{ personId: string; organisationId: string }>('GET', '/api/v1/me'));
  const operatorId = asId('org', staff.organisationId);
  const personId = asId('psn', staff.personId);
  const actor = { kind: 'person', personId, organisationId: operatorId, roles: ['auditor'], region: '110000' } as const;
  const at = new Date('2026-11-20T00:00:00Z');
  const span = { operatorId, from: new Date('2026-11-01T00:00:00Z'), until: new Date('2026-11-02T00:00:00Z') };
  const rows = readRecord({ db: market.world.platform.kit.db, actor, span }, async (_tx, page) => {
    assert.deepEqual([page.operatorId, page.from, page.until, page.after], [operatorId, span.from, span.until, '']);
    const ids = { agreementId: 'agr_x', productId: 'prd_x', providerId: market.provider.id, buyerId: operatorId };
    return [{ ...ids, concludedAt: at, amountMinor: '9900', currency: 'CNY', agreementSha256: 'aa', state: 'active' }];
  });
  let text = '';
  for await (const chunk of recordAsCsv(rows)) text += chunk;
  const [, line = ''] = text.split('\r\n');
  assert.match(line, /^trade,2026-11-20T00:00:00\.000Z,prd_x,,,org_\w+,Alpha,/);
  assert.match(line, /,测试运营方,agr_x,aa,9900,CNY,active$/);
});
