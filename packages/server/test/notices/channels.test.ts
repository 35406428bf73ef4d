/** Goal: every channel carries a message to its reader whole, tells a repeat from a new one, and takes nothing but words from it. Method: one suite for the portal's table, a real mail server and a real gateway; then what each alone can do. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { isId, ok } from '#kernel';
import { readConfig } from '#platform/config';
import { systemActor } from '#platform/system';
import { createHttpChannel } from '../../src/notices/channels/http.ts';
import { createMailChannel } from '../../src/notices/channels/mail.ts';
import { createPortalChannel } from '../../src/notices/channels/portal.ts';
import { readWays } from '../../src/notices/channels.ts';
import { noticeKinds } from '../../src/notices/core/kinds.ts';
import { say } from '../../src/notices/core/sentences.ts';
import { templateShape } from '../../src/notices/core/template.ts';
import type { Channel, NoticeMessage } from '../../src/notices/port.ts';
import { selectNotices } from '../../src/notices/store.ts';
import { openTestKit, type TestKit, testActor } from '../support/kit.ts';
import { headerOf, partsOf, startGateway, startMailServer } from '../support/post.ts';

const kind = 'organisation_applied';
const { personId, organisationId } = testActor(['exchangeManager']);
const id = 'msg_01h455vb4pex5vsknk084sn02q';

const messageOf = (organisation: string, over: object = {}, language: 'zh' | 'en' | null = 'zh'): NoticeMessage => {
  const params = { organisation };
  const about = 'org_01h455vb4pex5vsknk084sn02q';
  const found = noticeKinds[kind];
  assert.ok(found !== undefined);
  const { title, text, path } = say(found, { about, params });
  const to = { name: '王，芳 "Fang"', email: 'fang@member.example', phone: '+8613800000000', language };
  const link = `https://data.example.cn${path}`;
  return {
    ...{ id, kind, severity: 'waiting', about, params, title, text, link },
    to: { ...to, personId, organisationId },
    ...over,
  };
};

/** What arrived, in the form in which the reader sees it. */
type Seen = { readonly identity: string; readonly title: string; readonly all: string };
type Stage = { readonly channel: Channel<NoticeMessage>; seen(): Promise<readonly Seen[]> };

const wecom = (origin: string) => ({
  url: `${origin}/cgi-bin/webhook/send?key=k`,
  headers: { 'x-message': '{id}' },
  body: { msgtype: 'text', text: { content: '{title}\n{text}\n{link}' } },
  success: { field: 'errcode', value: 0 },
});

const portalStage = async (): Promise<Stage> => {
  const kit: TestKit = await openTestKit();
  const channel = createPortalChannel(kit);
  const seen = async (): Promise<Seen[]> => {
    const found = await kit.db.read(systemActor('test'), (tx) =>
      selectNotices(tx, { personId, organisationId }, { unread: false, before: undefined, size: 50 }),
    );
    return found.map((notice) => {
      const words = noticeKinds[notice.kind];
      assert.ok(words !== undefined && isId('ntc', notice.id));
      const said = say(words, notice);
      return { identity: notice.id, title: said.title.zh, all: `${said.title.zh} ${said.text.zh} ${said.path}` };
    });
  };
  return { channel, seen };
};

const mailStage = async (): Promise<Stage> => {
  const server = await startMailServer();
  const channel = createMailChannel({ url: server.url, from: '数廊 <corridor@data.example.cn>' });
  const seen = async (): Promise<Seen[]> =>
    server.mails.map((mail) => {
      assert.deepEqual(mail.to, ['fang@member.example']);
      const { text } = partsOf(mail);
      return { identity: headerOf(mail, 'message-id'), title: headerOf(mail, 'subject'), all: text };
    });
  return { channel, seen };
};

const httpStage = async (): Promise<Stage> => {
  const gateway = await startGateway();
  const channel = createHttpChannel(templateShape.parse(wecom(gateway.origin)), {
    now: () => new Date(0),
    monotonicMs: () => 0,
  });
  const seen = async (): Promise<Seen[]> =>
    gateway.calls.map(({ headers, body }) => {
      const { text } = JSON.parse(body) as { text: { content: string } };
      return { identity: String(headers['x-message']), title: text.content.split('\n')[0] ?? '', all: text.content };
    });
  return { channel, seen };
};

for (const [name, open] of Object.entries({ portal: portalStage, mail: mailStage, http: httpStage })) {
  test(`${name}: a message arrives whole, a repeat can be told, another one is another`, async () => {
    const { channel, seen } = await open();
    assert.equal(channel.name, name);
    const message = messageOf('北京某某数据有限公司');
    assert.ok(channel.reaches(message.to));
    assert.deepEqual(await channel.send(message), ok(null));
    assert.deepEqual(await channel.send(message), ok(null));
    assert.deepEqual(await channel.send(messageOf('另一家', { id: 'msg_01h455vb4pex5vsknk084sn02r' })), ok(null));
    const arrived = await seen();
    assert.equal(new Set(arrived.map(({ identity }) => identity)).size, 2);
    const [first] = arrived.filter(({ title }) => title === '北京某某数据有限公司 申请入会');
    assert.ok(first !== undefined);
    for (const part of ['请核对其资料', '/work/members/org_01h455vb4pex5vsknk084sn02q'])
      assert.ok(first.all.includes(part));
  });

  test(`${name}: names with quotes, markup, braces and line breaks arrive as words`, async () => {
    const { channel, seen } = await open();
    const hostile = 'A"}],"x":[{"\\<img src=x>{link}{timestamp}';
    assert.deepEqual(await channel.send(messageOf(hostile)), ok(null));
    const [arrived] = await seen();
    assert.equal(arrived?.title, `${hostile} 申请入会`);
    assert.deepEqual(await channel.send(messageOf('B\r\nBcc: thief@example.org\r\n\r\nbody')), ok(null));
    assert.equal((await seen()).length, 1 + (name === 'portal' ? 0 : 1));
  });
}

test('mail: both parts say the same, in both languages when none is chosen, and load nothing', async () => {
  const server = await startMailServer();
  const channel = createMailChannel({ url: server.url, from: 'corridor@data.example.cn' });
  await channel.send(messageOf('<b>甲</b>', {}, null));
  const [mail] = server.mails;
  assert.ok(mail !== undefined);
  assert.equal(headerOf(mail, 'subject'), '<b>甲</b> 申请入会 · <b>甲</b> applies for membership');
  const { text, html } = partsOf(mail);
  for (const words of ['请核对其资料', 'Look at its papers'])
    assert.ok(text.includes(words) && html.includes(words), words);
  assert.ok(html.includes('&lt;b&gt;') && !html.includes('<b>'));
  assert.ok(!/<img|<script|src=|url\(/i.test(html));
});

test('mail: a no for good, a no for now, a wrong password and silence are told apart', async () => {
  const server = await startMailServer();
  const channel = createMailChannel({ url: server.url, from: 'corridor@data.example.cn' });
  const reasonOf = async (over: Channel = channel): Promise<string> => {
    const sent = await over.send(messageOf('甲'));
    return sent.ok ? 'sent' : sent.error.reason;
  };
  assert.equal(await reasonOf(), 'sent');
  server.answer(550);
  assert.equal(await reasonOf(), 'refused');
  server.answer(451);
  assert.equal(await reasonOf(), 'unreachable');
  const stranger = createMailChannel({ url: server.url.replace(':secret@', ':wrong@'), from: 'a@b.example' });
  assert.equal(await reasonOf(stranger), 'refused');
  await server.close();
  assert.equal(await reasonOf(), 'unreachable');
  assert.equal(server.mails.length, 1);
});

const channelOf = (template: object, nowMs = 1_700_000_000_000): Channel =>
  createHttpChannel(templateShape.parse(template), { now: () => new Date(nowMs), monotonicMs: () => 0 });

test('http: DingTalk’s signature is the one of its documentation', async () => {
  const gateway = await startGateway();
  const secret = 'SECthis is secret';
  const template = {
    url: `${gateway.origin}/robot/send?access_token=t&timestamp={timestamp}&sign={sign}`,
    body: { msgtype: 'text', text: { content: '{title}\n{text}\n{link}' } },
    sign: { secret },
    success: { field: 'errcode', value: 0 },
  };
  assert.deepEqual(await channelOf(template).send(messageOf('甲')), ok(null));
  const [call] = gateway.calls;
  const query = new URL(call?.url ?? '', gateway.origin).searchParams;
  const wanted = createHmac('sha256', secret).update(`1700000000000\n${secret}`).digest('base64');
  assert.deepEqual([query.get('timestamp'), query.get('sign')], ['1700000000000', wanted]);
  assert.ok(call?.url.includes(`sign=${encodeURIComponent(wanted)}`));
});

test('http: an SMS gateway’s form is encoded, and needs a phone number', async () => {
  const gateway = await startGateway();
  const template = {
    url: `${gateway.origin}/sms`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-sign': '{sign}' },
    body: 'to={phone}&text={title}',
    sign: { secret: 'k', text: '{timestamp}', encoding: 'hex' },
  };
  const channel = channelOf(template);
  assert.ok(!channel.reaches({ ...messageOf('甲').to, phone: null }));
  assert.deepEqual(await channel.send(messageOf('甲&to=1')), ok(null));
  const form = new URLSearchParams(gateway.calls[0]?.body);
  assert.deepEqual([form.getAll('to'), form.get('text')], [['+8613800000000'], '甲&to=1 申请入会']);
});

test('http: refusals are for good, faults and silence are not, a redirect is not followed', async () => {
  const gateway = await startGateway();
  const channel = channelOf(wecom(gateway.origin));
  const reasonOf = async (): Promise<string> => {
    const sent = await channel.send(messageOf('甲'));
    return sent.ok ? 'sent' : sent.error.reason;
  };
  const cases = [
    [{ status: 400 }, 'refused'],
    [{ status: 503 }, 'unreachable'],
    [{ status: 429 }, 'unreachable'],
    [{ body: '{"errcode":93000,"errmsg":"invalid webhook url"}' }, 'refused'],
    [{ body: 'no JSON' }, 'refused'],
    [{ status: 302, headers: { location: `${gateway.origin}/elsewhere` } }, 'refused'],
    [{}, 'sent'],
  ] as const;
  for (const [answer, reason] of cases) {
    gateway.answer(answer);
    assert.equal(await reasonOf(), reason, JSON.stringify(answer));
  }
  assert.ok(gateway.calls.every(({ url }) => url !== '/elsewhere'));
  await gateway.close();
  assert.equal(await reasonOf(), 'unreachable');
});

test('a template that would leave the host to a message, or plain HTTP, is refused at the start', () => {
  const body = { text: '{title}' };
  const complaintOf = (template: object): string => {
    const config = readConfig({ CORRIDOR_NOTICE_HTTP: JSON.stringify(template) });
    assert.ok(config.ok);
    const ways = readWays(config.value);
    return ways.ok ? '' : String(ways.error.params?.what);
  };
  assert.equal(complaintOf({ url: 'https://gateway.example/send?to={phone}', body }), '');
  for (const template of [
    { url: 'http://gateway.example/send', body },
    { url: 'https://{phone}.gateway.example/', body },
    { url: 'https://gateway.example{text}/', body },
    { url: 'file:///etc/passwd', body },
    { url: 'https://gateway.example/', body: '{nobody}' },
    { url: 'https://gateway.example/', body: '{"text":"{title}"}', headers: { 'content-type': 'application/json' } },
    { url: 'https://gateway.example/', body, headers: { 'x-title': '{title}' } },
    { url: 'https://gateway.example/', body, redirect: 'follow' },
  ])
    assert.notEqual(complaintOf(template), '', JSON.stringify(template));
});
