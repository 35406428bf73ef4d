// Goal: a product gets on offer only by source statement, opinion and a second person's yes to exactly what was submitted,
// and nothing else is ever seen. Method: real HTTP on a real platform, with files uploaded and assessed as members do.
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '@corridor/client';
import { Parser } from 'n3';
import type { Actor } from '#kernel';
import { asId } from '#kernel';
import {
  addMember,
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
} from '../../test/support/platform.ts';
import { checklist, checklistEdition } from './core/checklist.ts';
import { reviewProduct } from './review.ts';

type Product = { id: string; state: string; allowedModes: string[]; level: string | null; revision: number };
type Submitted = Product & { contentSha256: string; reasons: { code: string }[] };
type Found = { items: { id: string; title: { zh: string } }[]; total: number };

let world: TestPlatform;
let provider: { id: string; api: Api; email: string };
let operator: Api;
let visitor: Api;
/** A small assessed dataset that tests share when they do not change it. */
let plants: string;

before(async () => {
  world = await startTestPlatform();
  await setUpRegion(world);
  provider = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
  operator = await signInAs(world.api, 'exchange@op110000.example');
  visitor = world.api.as(undefined);
  plants = await dataset(Buffer.from(plantsCsv));
});

const plantsCsv = 'name,fuel,capacity_mw\n张北一号,Wind,49.5\nZhangbei 2,Wind,99\n承德光伏,Solar,20\n';

const assessed = async (api: Api, datasetId: string, number: number): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await api.call('GET', `/api/v1/datasets/${datasetId}/versions/${number}/assessment`);
    if (found.ok) return;
    await sleep(50);
  }
  assert.fail('the version is assessed within 20 s');
};

let count = 0;

const upload = async (bytes: Uint8Array<ArrayBuffer>, datasetId: string, mode = 'append'): Promise<void> => {
  const version = await must(
    provider.api.call<{ number: number }>('POST', `/api/v1/datasets/${datasetId}/versions`, {
      query: { mode },
      body: bytes,
    }),
  );
  await assessed(provider.api, datasetId, version.number);
};

const dataset = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  count += 1;
  const body = { name: `table_${count}`, titleZh: '表', titleEn: 'Table' };
  const { id } = await must(provider.api.call<{ id: string }>('POST', '/api/v1/datasets', { body }));
  await upload(bytes, id);
  return id;
};

const describe = (datasetIds: string[], over: object = {}) => ({
  form: 'dataset',
  title: { zh: '风光电厂名录', en: 'Wind and solar plants' },
  summary: { zh: '张承地区电厂。', en: 'Plants around Zhangjiakou and Chengde.' },
  category: 'energy',
  datasetIds,
  accessKind: 'open',
  updateFrequency: 'never',
  contact: { name: '数据部', email: 'data@example.org' },
  ...over,
});

const draft = async (datasetIds: string[], over: object = {}): Promise<Product> =>
  must(provider.api.call<Product>('POST', '/api/v1/products', { body: describe(datasetIds, over) }));

const statement = {
  kind: 'public',
  text: { zh: '公开资料整理。', en: '' },
  evidence: [{ url: 'https://example.org/plants' }],
  licence: 'CC BY 4.0',
};

const opinion = {
  kind: 'checklist',
  edition: checklistEdition,
  answers: checklist.map(({ id }) => ({ question: id, answer: 'yes' })),
};

const complete = async (id: string): Promise<void> => {
  await must(provider.api.call('POST', `/api/v1/products/${id}/source-statement`, { body: statement }));
  await must(provider.api.call('POST', `/api/v1/products/${id}/opinion`, { body: opinion }));
};

const submit = (id: string) => must(provider.api.call<Submitted>('POST', `/api/v1/products/${id}/submission`));

const review = (id: string, contentSha256: string, over: object = {}) =>
  operator.call<Product>('POST', `/api/v1/products/${id}/review`, {
    body: { decision: 'approve', contentSha256, ...over },
  });

const list = async (datasetIds: string[], over: object = {}): Promise<Product> => {
  const made = await draft(datasetIds, over);
  await complete(made.id);
  const submitted = await submit(made.id);
  assert.equal(submitted.state, 'submitted', JSON.stringify(submitted.reasons));
  return must(review(made.id, submitted.contentSha256));
};

const search = (q: string) => must(visitor.call<Found>('GET', '/api/v1/products', { query: { q } }));

test('returned for want of a source statement, completed, approved by a second person, found in both languages', async () => {
  const made = await draft([plants]);
  assert.equal(made.level, '1');
  const returned = await submit(made.id);
  assert.equal(returned.state, 'returned');
  assert.deepEqual(
    returned.reasons.map((reason) => reason.code),
    ['catalog.source_missing', 'catalog.opinion_missing'],
  );
  await complete(made.id);
  const submitted = await submit(made.id);
  assert.equal(submitted.state, 'submitted');
  assert.equal((await search('电厂名录')).total, 0, 'not found before it is approved');
  const waiting = await must(operator.call<Found>('GET', '/api/v1/operator/reviews'));
  assert.deepEqual(
    waiting.items.map((item) => item.id),
    [made.id],
  );
  const listed = await must(review(made.id, submitted.contentSha256));
  assert.equal(listed.state, 'listed');
  for (const q of ['电厂名录', 'solar plants', '光电', 'chengde'])
    assert.deepEqual(
      (await search(q)).items.map((item) => item.id),
      [made.id],
      q,
    );
  const page = await must(
    visitor.call<{
      source: { licence: string };
      datasets: { columns: { name: string }[]; quality: { coverage: number } }[];
    }>('GET', `/api/v1/products/${made.id}`),
  );
  assert.equal(page.source.licence, 'CC BY 4.0');
  assert.deepEqual(
    page.datasets[0]?.columns.map((column) => column.name),
    ['name', 'fuel', 'capacity_mw'],
  );
  assert.ok((page.datasets[0]?.quality.coverage ?? 0) > 0);
});

test('a table with names and identity numbers may not be downloaded; the refusal says why and what would be allowed', async () => {
  const patients = await readFile(new URL('../../../../examples/data/patients-synthetic.csv', import.meta.url));
  const id = await dataset(Uint8Array.from(patients));
  const body = describe([id], { accessKind: 'commercial', deliveryModes: ['download'] });
  const answer = await provider.api.call('POST', '/api/v1/products', { body });
  assert.ok(!answer.ok);
  assert.equal(answer.problem.code, 'catalog.mode_not_allowed');
  assert.match(answer.problem.detail, /level "4".*Allowed: cleanRoom/);
  const made = await draft([id], { accessKind: 'commercial' });
  assert.deepEqual(made.allowedModes, ['cleanRoom']);
  await complete(made.id);
  const returned = await submit(made.id);
  assert.deepEqual(
    returned.reasons.map((reason) => reason.code),
    ['catalog.legal_basis_missing'],
  );
});

test('a change after submission voids it, a decision names its hash, the submitter cannot decide', async () => {
  const made = await draft([plants], { title: { zh: '改稿', en: '' } });
  await complete(made.id);
  const first = await submit(made.id);
  assert.equal(await codeOf(review(made.id, '0'.repeat(64))), 'catalog.content_changed');
  const body = describe([], { form: 'report', title: { zh: '改稿二', en: '' }, datasetIds: [] });
  await must(provider.api.call('PUT', `/api/v1/products/${made.id}`, { body }));
  assert.equal(await codeOf(review(made.id, first.contentSha256)), 'catalog.event_refused');
  const second = await submit(made.id);
  assert.notEqual(second.contentSha256, first.contentSha256);
  assert.equal(await codeOf(review(made.id, first.contentSha256)), 'catalog.content_changed');
  assert.equal(
    await codeOf(review(made.id, second.contentSha256, { decision: 'return', reasons: [] })),
    'catalog.reason_missing',
  );
  assert.equal(
    await codeOf(provider.api.call('POST', `/api/v1/products/${made.id}/review`, { body: {} })),
    'http.invalid',
  );
  const me = await must(provider.api.call<{ personId: string }>('GET', '/api/v1/me'));
  const staff = await must(operator.call<{ organisationId: string }>('GET', '/api/v1/me'));
  const both: Actor = {
    kind: 'person',
    personId: asId('psn', me.personId),
    organisationId: asId('org', staff.organisationId),
    roles: ['exchangeManager'],
    region: '110000',
  };
  const { db } = world.platform.kit;
  const input = { productId: made.id, decision: 'approve', contentSha256: second.contentSha256, reasons: [] } as const;
  const own = await db.transact(both, (tx) => reviewProduct(tx, input));
  assert.equal(own.ok ? '' : own.error.code, 'catalog.own_submission');
  const returned = await must(
    review(made.id, second.contentSha256, { decision: 'return', reasons: [{ zh: '请补充说明', en: '' }] }),
  );
  assert.equal(returned.state, 'returned');
});

test('a version that arrives between submission and decision makes the decision impossible', async () => {
  const id = await dataset(Buffer.from(plantsCsv));
  const made = await draft([id]);
  await complete(made.id);
  const submitted = await submit(made.id);
  await upload(Buffer.from(`${plantsCsv}赤城,Wind,10\n`), id, 'replace');
  assert.equal(await codeOf(review(made.id, submitted.contentSha256)), 'catalog.content_changed');
});

test('what is not on offer is nobody else’s to see', async () => {
  const other = await addMember(world, { name: 'Beta', marketRoles: ['provider', 'buyer'] });
  const made = await draft([plants], { title: { zh: '秘密草稿', en: 'Secret draft' } });
  const before = (await search('')).total;
  assert.equal((await search('秘密草稿')).total, 0);
  for (const api of [visitor, other.api, operator])
    assert.equal(await codeOf(api.call('GET', `/api/v1/products/${made.id}`)), 'catalog.product_unknown');
  for (const path of ['', '/listability'])
    assert.equal(
      await codeOf(
        other.api.call('GET', path === '' ? `/api/v1/my/products/${made.id}` : `/api/v1/products/${made.id}${path}`),
      ),
      'catalog.product_unknown',
    );
  assert.equal(await codeOf(operator.call('GET', `/api/v1/operator/reviews/${made.id}`)), 'catalog.product_unknown');
  assert.equal(
    await codeOf(other.api.call('PUT', `/api/v1/products/${made.id}`, { body: describe([]) })),
    'catalog.product_unknown',
  );
  const own = await must(provider.api.call<Found>('GET', '/api/v1/my/products'));
  assert.ok(own.items.some((item) => item.id === made.id));
  const turtle = await (await fetch(`${visitor.baseUrl}/catalog.ttl`)).text();
  assert.ok(!turtle.includes(made.id));
  assert.equal((await fetch(`${visitor.baseUrl}/dataset/${made.id}.ttl`)).status, 404);
  assert.equal((await search('')).total, before);
});

test('by invitation: the invited sees it, the public never does', async () => {
  const guest = await addMember(world, { name: 'Guest', marketRoles: ['buyer'] });
  const over = { title: { zh: '受邀可见', en: '' }, visibility: 'invited', invitedIds: [guest.id] };
  const made = await list([plants], over);
  assert.ok((await guest.api.call('GET', `/api/v1/products/${made.id}`)).ok);
  assert.equal(await codeOf(visitor.call('GET', `/api/v1/products/${made.id}`)), 'catalog.product_unknown');
  assert.equal((await search('受邀可见')).total, 0);
  assert.equal((await fetch(`${visitor.baseUrl}/dataset/${made.id}.ttl`)).status, 404);
});

test('a listed product stays as it was while it is changed, and is gone when delisted', async () => {
  const made = await list([plants], { title: { zh: '甲骨拓片', en: '' } });
  const body = describe([], { form: 'report', datasetIds: [], title: { zh: '青铜图录', en: '' } });
  const changed = await must(provider.api.call<Product>('PUT', `/api/v1/products/${made.id}`, { body }));
  assert.equal(changed.state, 'draft');
  const shown = await must(visitor.call<{ title: { zh: string } }>('GET', `/api/v1/products/${made.id}`));
  assert.equal(shown.title.zh, '甲骨拓片');
  const submitted = await submit(made.id);
  await must(review(made.id, submitted.contentSha256));
  assert.equal((await search('青铜图录')).total, 1);
  assert.equal((await search('甲骨拓片')).total, 0);
  assert.equal(
    await codeOf(provider.api.call('POST', `/api/v1/products/${made.id}/delisting`, { body: { reasons: [] } })),
    'catalog.reason_missing',
  );
  const reasons = { reasons: [{ zh: '停止提供', en: 'no longer offered' }] };
  await must(operator.call('POST', `/api/v1/products/${made.id}/delisting`, { body: reasons }));
  assert.equal((await search('青铜图录')).total, 0);
  assert.equal(await codeOf(visitor.call('GET', `/api/v1/products/${made.id}`)), 'catalog.product_unknown');
});

test('when a new version rises to a level that cannot be open, the rules take the product off', async () => {
  const id = await dataset(Buffer.from(plantsCsv));
  const made = await list([id], { title: { zh: '升级测试', en: '' } });
  const patients = await readFile(new URL('../../../../examples/data/patients-synthetic.csv', import.meta.url));
  await upload(Uint8Array.from(patients), id, 'replace');
  await world.platform.outbox.drained();
  assert.equal((await search('升级测试')).total, 0);
  const page = await must(
    provider.api.call<{ state: string; reviews: { by: string; decision: string; reasons: { code: string }[] }[] }>(
      'GET',
      `/api/v1/my/products/${made.id}`,
    ),
  );
  assert.equal(page.state, 'delisted');
  const last = page.reviews.at(-1);
  assert.equal(last?.by, 'rules');
  assert.deepEqual(
    last.reasons.map((reason) => reason.code),
    ['catalog.open_not_allowed'],
  );
});

test('a newer version of the same level shows on the public page', async () => {
  const id = await dataset(Buffer.from(plantsCsv));
  const made = await list([id], { title: { zh: '续版', en: '' } });
  await upload(Buffer.from('name,fuel,capacity_mw\n赤城,Wind,10\n'), id);
  await world.platform.outbox.drained();
  const page = await must(
    visitor.call<{ data: { rows: string; version: number }[] }>('GET', `/api/v1/products/${made.id}`),
  );
  assert.deepEqual(
    page.data.map(({ rows, version }) => [rows, version]),
    [['4', 2]],
  );
});

test('a third party’s opinion counts when its own key signed it over the file that was handed in', async () => {
  const firm = await addMember(world, { name: 'Lawfirm', marketRoles: ['thirdParty'] });
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const key = await must(firm.api.call<{ id: string }>('POST', '/api/v1/keys', { body: { publicKey } }));
  const made = await draft([plants]);
  const file = await must(
    provider.api.call<{ id: string; sha256: string }>('POST', `/api/v1/products/${made.id}/evidence`, {
      query: { purpose: 'opinion', name: '意见书.pdf' },
      body: Buffer.from('%PDF opinion'),
    }),
  );
  const claim = { verdict: 'conforms', conditions: '', evidenceId: file.id };
  const preview = await must(
    provider.api.call<{ bytesBase64: string }>('POST', `/api/v1/products/${made.id}/opinion-preview`, { body: claim }),
  );
  const bytes = Buffer.from(preview.bytesBase64, 'base64');
  const signature = sign(null, bytes, pair.privateKey).toString('base64');
  const give = (over: object) =>
    provider.api.call('POST', `/api/v1/products/${made.id}/opinion`, {
      body: { kind: 'thirdParty', ...claim, givenBy: firm.id, keyId: key.id, signature, ...over },
    });
  assert.equal(await codeOf(give({ verdict: 'conformsWithConditions' })), 'catalog.opinion_signature_wrong');
  assert.equal(await codeOf(give({ givenBy: provider.id })), 'catalog.third_party_is_provider');
  await must(give({}));
  await must(provider.api.call('POST', `/api/v1/products/${made.id}/source-statement`, { body: statement }));
  const submitted = await submit(made.id);
  assert.equal(submitted.state, 'submitted', JSON.stringify(submitted.reasons));
  const read = await fetch(`${operator.baseUrl}/api/v1/products/${made.id}/evidence/${file.id}`, {
    headers: { authorization: `Bearer ${operator.token}` },
  });
  assert.equal(await read.text(), '%PDF opinion');
  assert.match(read.headers.get('content-disposition') ?? '', /^attachment/);
});

test('evidence: an empty file leaves nothing behind, a foreign product takes none', async () => {
  const made = await draft([plants]);
  const call = { query: { purpose: 'source', name: 'x.txt' }, body: Buffer.from('') };
  assert.equal(
    await codeOf(provider.api.call('POST', `/api/v1/products/${made.id}/evidence`, call)),
    'catalog.evidence_empty',
  );
  for await (const { key } of world.platform.kit.blobs.list(`catalog/evidence/${made.id}/`)) assert.fail(key);
  const wrong = { query: { purpose: 'source', name: '../x' }, body: Buffer.from('x') };
  assert.equal(await codeOf(provider.api.call('POST', `/api/v1/products/${made.id}/evidence`, wrong)), 'http.invalid');
});

test('the record of art. 33 holds submissions with statements, refusals with reasons, approvals', async () => {
  const made = await list([plants], { title: { zh: '留痕', en: '' } });
  const read = async (format: string) => {
    const answer = await fetch(`${operator.baseUrl}/api/v1/operator/art33-export?format=${format}`, {
      headers: { authorization: `Bearer ${operator.token}` },
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
  const refusal = rows.find((row) => row.record === 'refusal' && row.by === 'rules');
  assert.match(refusal?.reasons ?? '', /catalog\.source_missing: 缺少来源声明/);
  const csv = await read('csv');
  assert.ok(csv.startsWith('\uFEFFrecord,at,productId,'));
  assert.equal(csv.trimEnd().split('\r\n').length, rows.length + 1);
  assert.equal(await codeOf(provider.api.call('GET', '/api/v1/operator/art33-export')), 'http.not_allowed');
});

test('the open catalogue: both forms by suffix and by Accept, with the offers of a product', async () => {
  const made = await list([plants], { title: { zh: '目录测试', en: 'Catalogue test' } });
  const terms = {
    permission: [{ action: 'use', constraint: [{ leftOperand: 'count', operator: 'lteq', rightOperand: '3' }] }],
  };
  const offer = { terms, price: { amountMinor: '0', currency: 'CNY' } };
  await must(provider.api.call('POST', `/api/v1/products/${made.id}/offers`, { body: offer }));
  const get = async (path: string, accept?: string) => {
    const answer = await fetch(`${visitor.baseUrl}${path}`, accept === undefined ? {} : { headers: { accept } });
    assert.equal(answer.status, 200);
    return { type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };
  const turtle = await get('/catalog.ttl');
  assert.match(turtle.type, /^text\/turtle/);
  const triples = new Parser().parse(turtle.text);
  const subject = `${visitor.baseUrl}/dataset/${made.id}`;
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

test('a submission taken back is a draft again, and nothing else can be done with it', async () => {
  const made = await draft([plants]);
  await complete(made.id);
  const submitted = await submit(made.id);
  await must(provider.api.call('POST', `/api/v1/products/${made.id}/withdrawal`));
  assert.equal(await codeOf(review(made.id, submitted.contentSha256)), 'catalog.event_refused');
  assert.equal(
    await codeOf(provider.api.call('POST', `/api/v1/products/${made.id}/withdrawal`)),
    'catalog.event_refused',
  );
});

test('two changes at once: one wins, the other is told', async () => {
  const made = await draft([plants]);
  const put = (zh: string) =>
    codeOf(
      provider.api.call('PUT', `/api/v1/products/${made.id}`, {
        body: describe([], { form: 'report', datasetIds: [], title: { zh, en: '' } }),
      }),
    );
  const codes = await Promise.all(Array.from({ length: 6 }, (_, n) => put(`第${n}稿`)));
  assert.ok(codes.includes(''));
  assert.deepEqual(
    codes.filter((code) => code !== '' && code !== 'catalog.changed_meanwhile'),
    [],
  );
});
