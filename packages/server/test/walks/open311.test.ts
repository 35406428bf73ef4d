/**
 * Goal: a city's Open311 client lists services, sends a request with a photo, sees its status change and two systems exchange
 * updates; nobody's name is shown, and every error is the protocol's. Method: GeoReport v2 over HTTP; XML is read by Python's parser.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type CaseWorld, makeCaseWorld, readCase, stepIn } from '../support/cases.ts';
import { type Element, open311At, readXml, textOf } from '../support/open311.ts';
import { must, startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let world: CaseWorld;
let client: ReturnType<typeof open311At>;
let officeKey: string;
let unitKey: string;
let requestId: string;
let caseId: string;

type Request = Readonly<Record<string, string | number | null>>;

const keyOf = async (api: CaseWorld['unit']['api'], scopes = ['write']): Promise<string> => {
  const body = { name: 'open311', scopes, days: 30 };
  return (await must(api.call<{ token: string }>('POST', '/api/v1/tokens', { body }))).token;
};

before(async () => {
  platform = await startTestPlatform({ settings: { CORRIDOR_LOG_LEVEL: 'error' } });
  world = await makeCaseWorld(platform);
  client = open311At(platform.platform.address);
  officeKey = await keyOf(world.office.clerk);
  unitKey = await keyOf(world.unit.api);
});

const form = (rest: Record<string, string> = {}): Record<string, string> => ({
  ...{ api_key: officeKey, service_code: 'residents-request.roads', 'attribute[kind]': 'report' },
  ...{ lat: '39.9087', long: '116.3975', address_string: '长安街 1 号', description: '路灯 <A & B> 不亮，已三天。' },
  ...{ first_name: '小明', last_name: '欧阳', phone: '138 0013 8000', email: 'xiaoming@resident.example' },
  ...rest,
});

const errorsOf = async (answer: Promise<{ status: number; text: string }>): Promise<[number, number]> => {
  const { status, text } = await answer;
  const errors = JSON.parse(text) as { code: number; description: string }[];
  assert.ok(Array.isArray(errors) && (errors[0]?.description.length ?? 0) > 10, text);
  return [status, errors[0]?.code ?? 0];
};

test('discovery says everything that the protocol demands, in both formats', async () => {
  const answer = await client.get('discovery.xml');
  assert.equal(answer.type, 'text/xml; charset=utf-8');
  assert.match(answer.text, /^<\?xml version="1.0" encoding="utf-8"\?>/);
  const root = readXml(answer.text);
  assert.equal(root.tag, 'discovery');
  for (const tag of ['changeset', 'contact', 'key_service']) assert.ok((textOf(root, tag) ?? '').length > 3, tag);
  const [endpoint] = root.children.find(({ tag }) => tag === 'endpoints')?.children ?? [];
  assert.equal(textOf(endpoint, 'specification'), 'http://wiki.open311.org/GeoReport_v2');
  assert.equal(textOf(endpoint, 'url'), `${platform.platform.address}/open311/v2`);
  const formats = endpoint?.children.find(({ tag }) => tag === 'formats')?.children;
  assert.deepEqual(
    formats?.map(({ text }) => text),
    ['text/xml', 'application/json'],
  );
  const json = await client.json<{ endpoints: object[] }>('discovery.json');
  assert.equal(json.endpoints.length, 1);
});

test('each matter of the residents’ programme is a service, and its questions are its form’s', async () => {
  const { children } = readXml((await client.get('services.xml', { 'accept-language': 'zh' })).text);
  const roads = children.find((one) => textOf(one, 'service_code') === 'residents-request.roads');
  assert.equal(textOf(roads, 'service_name'), '道路与路灯');
  assert.equal(textOf(roads, 'metadata'), 'true');
  assert.equal(children.length, 13);
  const services = await client.json<{ service_code: string; metadata: boolean }[]>('services.json');
  assert.deepEqual(
    services.map(({ service_code }) => service_code),
    children.map((one) => textOf(one, 'service_code')),
  );
  const definition = readXml((await client.get('services/residents-request.roads.xml')).text);
  assert.equal(definition.tag, 'service_definition');
  const attributes = definition.children.find(({ tag }) => tag === 'attributes')?.children ?? [];
  assert.deepEqual(
    attributes.map((one) => [textOf(one, 'code'), textOf(one, 'datatype'), textOf(one, 'required')]),
    [
      ['kind', 'singlevaluelist', 'true'],
      ['callBack', 'singlevaluelist', 'false'],
    ],
  );
  const values = attributes[0]?.children.find(({ tag }) => tag === 'values')?.children ?? [];
  assert.deepEqual([textOf(values[0], 'key'), textOf(values[0], 'name')], ['ask', 'Ask a question']);
});

/** The smallest PNG there is. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a request with a photo becomes a case; who asked is sealed, and the photo is a document of it', async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries(form())) body.append(name, value);
  body.append('photo1', new Blob([png], { type: 'image/png' }), 'lamp.png');
  const answer = await client.call('POST', 'requests.xml', body, { 'accept-language': 'zh' });
  assert.equal(answer.status, 200, answer.text);
  const [sent] = readXml(answer.text).children;
  requestId = textOf(sent, 'service_request_id') ?? '';
  assert.match(requestId, /^\d{4}-\d{6}$/);
  assert.equal(textOf(sent, 'token'), undefined, 'never both');
  const code = /查询码 ((?:[0-9a-z]{4}-){3}[0-9a-z]{4})/.exec(textOf(sent, 'service_notice') ?? '')?.[1] ?? '';
  const tracked = await must(
    platform.api.call<{ materials: object[] }>('GET', `/api/v1/public/cases/${requestId}`, {
      headers: { 'x-tracking-code': code },
    }),
  );
  assert.equal(tracked.materials.length, 1);
  const { items } = await must(
    world.office.clerk.call<{ items: { id: string }[] }>('GET', '/api/v1/cases', { query: { list: 'all' } }),
  );
  caseId = items[0]?.id ?? '';
  const read = await readCase(world.office.clerk, caseId);
  assert.equal(read.materials[0]?.name, 'lamp.png');
  assert.deepEqual([...read.withheld].sort(), ['/email', '/name', '/phone']);
  const contact = await must(world.office.clerk.call<object>('GET', `/api/v1/cases/${caseId}/contact`));
  assert.match(JSON.stringify(contact), /欧阳小明/);
});

const requestOf = async (query = ''): Promise<Request> => {
  const [found] = await client.json<Request[]>(`requests/${requestId}.json${query}`);
  assert.ok(found !== undefined);
  return found;
};

test('everybody reads where it stands and until when, and nobody’s name or number', async () => {
  const answer = await client.get(`requests/${requestId}.xml`);
  const [shown] = readXml(answer.text).children;
  assert.equal(textOf(shown, 'description'), '路灯 <A & B> 不亮，已三天。');
  assert.equal(textOf(shown, 'status'), 'open');
  assert.equal(textOf(shown, 'service_code'), 'residents-request.roads');
  assert.equal(textOf(shown, 'lat'), '39.9087');
  assert.equal(textOf(shown, 'agency_responsible'), 'Test operator');
  assert.doesNotMatch(answer.text, /欧阳|0013|resident\.example|org_|psn_/);
  const { due } = await readCase(world.office.clerk, caseId);
  const w3c = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
  for (const name of ['requested_datetime', 'updated_datetime', 'expected_datetime'])
    assert.match(textOf(shown, name) ?? '', w3c, name);
  const expected = Date.parse(textOf(shown, 'expected_datetime') ?? '');
  assert.equal(expected, Math.floor(Date.parse(due?.at ?? '') / 1000) * 1000);
});

test('the case moves, and the request with it', async () => {
  await stepIn(world.office.clerk, caseId, 'dispatch', { answers: { unit: world.unit.id } });
  const dispatched = await requestOf();
  assert.equal(dispatched.agency_responsible, 'Water');
  assert.equal(dispatched.status_notes, 'Passed to the responsible unit');
});

const ids = (found: readonly Request[]) => found.map((one) => one.service_request_id);

test('lists go by time, service and status; an empty parameter is none', async () => {
  const second = await client.post('requests.json', form({ service_code: 'residents-request.noise' }));
  const [{ service_request_id: noise } = {}] = JSON.parse(second.text) as Request[];
  const list = (query: string) => client.json<Request[]>(`requests.json?${query}`);
  assert.deepEqual(ids(await list('')), [noise, requestId]);
  assert.deepEqual(ids(await list('service_code=&status=&start_date=&service_request_id=')), [noise, requestId]);
  assert.deepEqual(ids(await list('service_code=residents-request.noise,residents-request.water')), [noise]);
  assert.deepEqual(ids(await list('status=closed')), []);
  assert.deepEqual(ids(await list(`service_request_id=${requestId},2020-999999&status=closed`)), [requestId]);
  assert.deepEqual(ids(await list('start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00Z')), []);
  assert.deepEqual(ids(await list('start_date=2020-01-01T00:00:00Z')), []);
  assert.equal(readXml((await client.get('requests.xml?status=open')).text).children.length, 2);
});

test('a request’s id is its token; others are unknown', async () => {
  assert.deepEqual(await client.json(`tokens/${requestId}.json`), [
    { service_request_id: requestId, token: requestId },
  ]);
  assert.deepEqual(await errorsOf(client.get('tokens/nothing.json')), [404, 404]);
});

test('every error is a list with the protocol’s status', async () => {
  const get = (path: string) => errorsOf(client.get(path));
  const post = (rest: Record<string, string>) => errorsOf(client.post('requests.json', form(rest)));
  assert.deepEqual(await get('services/nothing.json'), [404, 404]);
  assert.deepEqual(await get('services.json?jurisdiction_id=990000'), [404, 404]);
  assert.deepEqual(await get('requests/2020-999999.json'), [404, 404]);
  assert.deepEqual(await get('requests.json?service_request_id=2020-999999'), [404, 404]);
  assert.deepEqual(await get('requests.json?status=broken'), [400, 400]);
  assert.deepEqual(await get('requests.json?start_date=yesterday'), [400, 400]);
  assert.deepEqual(
    await get('requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z'),
    [400, 400],
  );
  assert.deepEqual(await get('requests.json?api_key=ct_wrong'), [403, 403]);
  assert.deepEqual(await post({ api_key: '' }), [403, 403]);
  assert.deepEqual(await post({ api_key: 'ct_wrong' }), [403, 403]);
  assert.deepEqual(await post({ api_key: await keyOf(world.office.clerk, ['read']) }), [403, 403]);
  assert.deepEqual(await post({ api_key: await keyOf(world.office.auditor) }), [403, 403]);
  assert.deepEqual(await post({ service_code: '' }), [400, 400]);
  assert.deepEqual(await post({ service_code: 'nothing' }), [404, 404]);
  assert.deepEqual(await post({ lat: '', long: '', address_string: '' }), [400, 400]);
  assert.deepEqual(await post({ lat: '91' }), [400, 400]);
  assert.deepEqual(await post({ long: '' }), [400, 400]);
  assert.deepEqual(await post({ description: 'a'.repeat(4001) }), [400, 400]);
  assert.deepEqual(await post({ 'attribute[kind]': '' }), [400, 400]);
  assert.deepEqual(await post({ 'attribute[colour]': 'red' }), [400, 400]);
  assert.deepEqual(await post({ description: 'no\0thing' }), [400, 400]);
  const json = client.call('POST', 'requests.json', '{}', { 'content-type': 'application/json' });
  assert.deepEqual(await errorsOf(json), [400, 400]);
  const errors = readXml((await client.post('requests.xml', form({ api_key: '' }))).text);
  assert.equal(errors.tag, 'errors');
  const [error] = errors.children as [Element];
  assert.deepEqual([error.tag, textOf(error, 'code')], ['error', '403']);
  assert.equal((await client.get('services/residents-request.roads')).status, 400);
});

const update = (key: string, id: string, rest: Record<string, string> = {}) =>
  client.post('servicerequestupdates.json', {
    ...{ api_key: key, service_request_id: requestId, update_id: id, updated_datetime: '2026-03-01T08:00:00+08:00' },
    ...rest,
  });

const updatesOf = async (query = ''): Promise<Request[]> =>
  client.json<Request[]>(`servicerequestupdates.json?service_request_id=${requestId}${query}`);

test('the unit’s own system signs and answers; the same update twice is one', async () => {
  const fixed = { status: 'FIXED', description: '已更换灯泡，欧先生电话 13800138000 已告知。' };
  assert.deepEqual(await errorsOf(update(unitKey, 'too-early', fixed)), [400, 400]);
  const signed = await update(unitKey, 'a-1', { status: 'IN_PROGRESS' });
  assert.equal(signed.status, 200, signed.text);
  assert.equal((JSON.parse(signed.text) as Request[])[0]?.update_id, `${requestId}.4`);
  const { seq } = await readCase(world.office.clerk, caseId);
  const again = await update(unitKey, 'a-1', { status: 'IN_PROGRESS' });
  assert.equal(again.status, 400);
  assert.match(again.text, /already exists/);
  assert.equal((await readCase(world.office.clerk, caseId)).seq, seq);
  assert.equal((await update(unitKey, 'a-2', { description: '明天到场。' })).status, 200);
  const pictures = new URLSearchParams(form({ service_code: 'residents-request.waste', description: '满了。满了。' }));
  for (const name of ['one', 'two']) pictures.append('media_url', `https://photos.example/${name}.jpg`);
  const [sent] = JSON.parse((await client.call('POST', 'requests.json', pictures)).text) as Request[];
  const [waste] = await client.json<Request[]>(`requests/${sent?.service_request_id}.json`);
  assert.equal(waste?.description, '满了。满了。\nhttps://photos.example/one.jpg\nhttps://photos.example/two.jpg');
  const both = await Promise.all([update(unitKey, 'a-3', fixed), update(unitKey, 'a-3', fixed)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400]);
  const after = await readCase(world.office.clerk, caseId);
  assert.equal(after.state.key, 'replied');
  assert.equal(after.steps.reply?.result, 'solved');
  assert.equal(
    (await update(officeKey, 'b-1', { description: '居民说仍然不亮。' })).status,
    200,
    'the office says a word',
  );
});

test('updates say status to everybody, and what was said to those who tell the resident', async () => {
  const shown = await updatesOf();
  assert.deepEqual(
    shown.map(({ status }) => status),
    ['ACTION_SCHEDULED', 'IN_PROGRESS', 'FIXED'],
  );
  assert.equal(shown[2]?.description, 'Answered, to be called back');
  const told = await updatesOf(`&api_key=${officeKey}`);
  assert.ok(told.some(({ description }) => description === '明天到场。'));
  assert.ok(told.some(({ description }) => description === '已更换灯泡，欧先生电话 *** 已告知。'));
  const stranger = await updatesOf(`&api_key=${await keyOf(world.otherUnit.api)}`);
  assert.deepEqual(stranger, shown);
  const now = new Date(Date.now() + 60_000).toISOString();
  const span = `start_date=${new Date(Date.now() - 3_600_000).toISOString()}&end_date=${now}`;
  const xml = readXml((await client.get(`servicerequestupdates.xml?${span}`)).text);
  assert.equal(xml.tag, 'service_request_updates');
  assert.deepEqual([xml.children.length, xml.children[0]?.tag], [3, 'request_update']);
  assert.deepEqual(await errorsOf(client.get(`servicerequestupdates.json?end_date=${now}`)), [400, 400]);
});

test('an update of a stranger, without a key or without its id is refused', async () => {
  const stranger = await keyOf(world.company.api);
  assert.deepEqual(await errorsOf(update('', 'c-1', { status: 'FIXED' })), [403, 403]);
  assert.deepEqual(await errorsOf(update(stranger, 'c-1', { status: 'FIXED' })), [404, 404]);
  assert.deepEqual(await errorsOf(update(unitKey, '', { status: 'FIXED' })), [400, 400]);
  assert.deepEqual(await errorsOf(update(unitKey, 'c-2')), [400, 400]);
  assert.deepEqual(
    await errorsOf(update(unitKey, 'c-3', { service_request_id: '2020-000001', status: 'FIXED' })),
    [404, 404],
  );
});

test('a company’s app is a channel: it sends, is told, and passes on what the resident says', async () => {
  const channel = await keyOf(world.company.api);
  const [sent] = JSON.parse((await client.post('requests.json', form({ api_key: channel }))).text) as Request[];
  const mine = { service_request_id: String(sent?.service_request_id) };
  assert.equal((await update(channel, 'd-1', { ...mine, description: '还是不亮。' })).status, 200);
  assert.deepEqual(await errorsOf(update(channel, 'd-2', { ...mine, status: 'CLOSED' })), [400, 400]);
  const told = await client.json<Request[]>(
    `servicerequestupdates.json?service_request_id=${mine.service_request_id}&api_key=${channel}`,
  );
  assert.deepEqual(
    told.map(({ description }) => description),
    ['还是不亮。'],
  );
});

test('a closed case is a closed request', async () => {
  await stepIn(world.office.clerk, caseId, 'solved');
  assert.equal((await requestOf()).status, 'closed');
  assert.equal((await updatesOf()).at(-1)?.status, 'CLOSED');
  assert.deepEqual(ids(await client.json<Request[]>('requests.json?status=closed')), [requestId]);
});

test('a case that was taken down on the phone is for its unit’s system alone', async () => {
  const answers = { kind: 'report', matter: 'roads', description: '电话里说的一件事。' };
  const opened = await must(
    world.office.clerk.call<{ id: string; number: string }>('POST', '/api/v1/cases', {
      body: { type: 'residents-request', answers },
    }),
  );
  await stepIn(world.office.clerk, opened.id, 'dispatch', { answers: { unit: world.unit.id } });
  assert.deepEqual(await errorsOf(client.get(`requests/${opened.number}.json`)), [404, 404]);
  const [own] = await client.json<Request[]>(`requests/${opened.number}.json?api_key=${unitKey}`);
  assert.equal(own?.service_code, 'residents-request.roads');
  const signed = await update(unitKey, 'e-1', { service_request_id: opened.number, status: 'IN_PROGRESS' });
  assert.equal(signed.status, 200, signed.text);
});
