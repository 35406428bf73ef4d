/** Goal: the examples of docs/operate/notices.md work. Method: take them from the page, point them at a real gateway on loopback, and send. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ok } from '#kernel';
import { createHttpChannel } from '../../src/notices/channels/http.ts';
import { templateShape } from '../../src/notices/core/template.ts';
import type { Message } from '../../src/notices/port.ts';
import { startGateway } from '../support/post.ts';

const page = readFileSync(new URL('../../../../docs/operate/notices.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);

const message: Message = {
  id: 'msg_01h455vb4pex5vsknk084sn02q',
  to: { name: '王芳', email: 'fang@member.example', phone: '+8613800000000', language: null },
  severity: 'waiting',
  title: { zh: '有一项操作等您复核', en: 'A colleague needs your yes' },
  text: { zh: '事由：更换密钥', en: 'The reason: a new key' },
  link: 'https://data.example.cn/work/approvals',
};

test('the page has its three examples, and each is called as its gateway wants', async () => {
  assert.equal(examples.length, 3);
  for (const example of examples) {
    const gateway = await startGateway();
    const template = templateShape.parse(JSON.parse(example));
    const { pathname, search } = new URL(template.url.replaceAll('{', '%7B').replaceAll('}', '%7D'));
    const local = { ...template, url: decodeURIComponent(`${gateway.origin}${pathname}${search}`) };
    const { success } = template;
    assert.ok(success !== undefined);
    gateway.answer({ body: JSON.stringify({ [success.field]: success.value }) });
    const channel = createHttpChannel(local, { now: () => new Date(1_700_000_000_000), monotonicMs: () => 0 });
    assert.deepEqual(await channel.send(message), ok(null));
    const [call] = gateway.calls;
    assert.ok(call !== undefined && !/[{}]/.test(call.url), call?.url);
    const said = decodeURIComponent(call.body);
    assert.ok(said.includes('有一项操作等您复核') && !/\{[a-z]+\}/.test(said), said);
    await gateway.close();
  }
});
