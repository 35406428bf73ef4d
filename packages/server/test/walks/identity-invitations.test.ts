/** Goal: people and organisations come in by a link that was sent to them, once and in time, and get back in who forgot. Method: over HTTP, reading the letters that leave the outbox, with a clock moved by hand. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { sql } from 'kysely';
import type { Json } from '#kernel';
import { type Clock, systemClock } from '#platform/clock';
import { systemActor } from '#platform/system';
import { openBrowser, type PageAnswer } from '../support/browser.ts';
import {
  addMember,
  codeOf,
  must,
  setUpRegion,
  signInAs,
  startTestPlatform,
  type TestPlatform,
  testPassword,
} from '../support/platform.ts';

type Letter = { readonly to: string; readonly template: string; readonly params: Readonly<Record<string, string>> };
type Made = { readonly id: string; readonly link: string };
type Accepted = { readonly personId: string; readonly organisationId: string };
type Items<T> = { readonly items: readonly T[] };

const publicUrl = 'http://corridor.example:7300';
const letters: Letter[] = [];
let aheadMs = 0;
const clock: Clock = {
  now: () => new Date(systemClock.now().getTime() + aheadMs),
  monotonicMs: () => systemClock.monotonicMs() + aheadMs,
};
let world: TestPlatform;
let alpha: { id: string; api: Api; email: string };
let beta: { id: string; api: Api; email: string };
let operator: Api;

before(async () => {
  world = await startTestPlatform({ clock, settings: { CORRIDOR_PUBLIC_URL: publicUrl } });
  world.platform.outbox.on('mail', async (payload: Json) => void letters.push(payload as unknown as Letter));
  await setUpRegion(world);
  alpha = await addMember(world, { name: 'Alpha', marketRoles: ['provider'] });
  beta = await addMember(world, { name: 'Beta', marketRoles: ['buyer'] });
  operator = await signInAs(world.api, 'exchange@op110000.example');
});

const letterTo = async (email: string): Promise<Letter | undefined> => {
  await world.platform.outbox.drained();
  return letters.findLast(({ to }) => to === email);
};
const secretOf = ({ link }: Made): string => new URL(link).hash.slice(1);
const invite = (api: Api, email: string, roles = ['provider']) =>
  api.call<Made>('POST', '/api/v1/invitations', { body: { email, roles, language: 'zh' } });
const newcomer = { name: 'Newcomer', password: testPassword };
const accept = (api: Api, made: Made, body: object = newcomer) =>
  api.call<Accepted>('POST', `/api/v1/invitations/${secretOf(made)}/acceptance`, { body });

test('a colleague is invited, comes by the link once, and has the roles of the invitation', async () => {
  const made = await must(invite(alpha.api, 'new@alpha.example'));
  assert.match(made.link, /^http:\/\/corridor\.example:7300\/invitation#ci_[\w-]{43}$/);
  const letter = await letterTo('new@alpha.example');
  assert.deepEqual([letter?.template, letter?.params.link], ['identity.invitation', made.link]);
  assert.equal(letter?.params.organisation, 'Alpha');
  const look = await must(
    world.api.call<{ email: string; roles: string[]; hasAccount: boolean }>(
      'GET',
      `/api/v1/invitations/${secretOf(made)}`,
    ),
  );
  assert.deepEqual([look.email, look.roles, look.hasAccount], ['new@alpha.example', ['provider'], false]);
  assert.equal(await codeOf(accept(world.api, made, { name: 'x' })), 'identity.invitation_facts');
  const answers = await Promise.all([accept(world.api, made), accept(world.api, made), accept(world.api, made)]);
  assert.equal(answers.filter(({ ok }) => ok).length, 1, 'however often it is accepted at once');
  assert.equal(await codeOf(accept(world.api, made)), 'identity.invitation_over');
  const me = await signInAs(world.api, 'new@alpha.example');
  const { roles, organisationId } = await must(
    me.call<{ roles: string[]; organisationId: string }>('GET', '/api/v1/me'),
  );
  assert.deepEqual([roles, organisationId], [['provider'], alpha.id]);
});

test('roles that nobody could hold there, members and addresses already asked are refused at once', async () => {
  assert.equal(await codeOf(invite(alpha.api, 'x@alpha.example', ['exchangeManager'])), 'identity.role_not_here');
  assert.equal(await codeOf(invite(alpha.api, alpha.email.toUpperCase())), 'identity.member_already');
  await must(invite(alpha.api, 'twice@alpha.example'));
  assert.equal(await codeOf(invite(alpha.api, 'Twice@alpha.example')), 'identity.invitation_waiting');
});

test('who has an account accepts signed in, by the address that was invited', async () => {
  const made = await must(invite(alpha.api, beta.email));
  assert.equal(await codeOf(accept(world.api, made)), 'identity.invitation_account');
  const stranger = await addMember(world, { name: 'Stranger', marketRoles: ['buyer'] });
  assert.equal(await codeOf(accept(stranger.api, made, {})), 'identity.invitation_other');
  assert.equal((await must(accept(beta.api, made, {}))).organisationId, alpha.id);
  const moved = await must(
    beta.api.call<{ token: string }>('POST', '/api/v1/sessions/organisation', { body: { organisationId: alpha.id } }),
  );
  const me = await must(beta.api.as(moved.token).call<{ others: unknown[] }>('GET', '/api/v1/me'));
  assert.equal(me.others.length, 1);
});

test('nobody becomes two administrators by belonging to two organisations', async () => {
  const admin = await signInAs(world.api, 'system@op110000.example');
  const person = (email: string, roles: string[]) => ({ email, name: email, password: testPassword, roles });
  const region = { code: '120000', nameZh: '另一区域', nameEn: 'Other' };
  const security = 'security@op120000.example';
  const people = [person(security, ['securityAdmin']), person('manager@op120000.example', ['manager'])];
  const body = { region, operator: { name: '另一运营方', nameEn: 'Other' }, people };
  await must(admin.call('POST', '/api/v1/regions', { body }));
  const other = await signInAs(world.api, security);
  const made = await must(invite(other, 'system@op110000.example', ['securityAdmin']));
  assert.equal(await codeOf(accept(admin, made, {})), 'identity.roles_conflict');
});

test('a withdrawn invitation opens nothing, nor one whose time is over; the list says where each stands', async () => {
  const stranger = await signInAs(world.api, beta.email);
  const withdrawn = await must(invite(alpha.api, 'withdrawn@alpha.example'));
  assert.equal(
    await codeOf(stranger.call('DELETE', `/api/v1/invitations/${withdrawn.id}`)),
    'identity.invitation_not_found',
  );
  await must(alpha.api.call('DELETE', `/api/v1/invitations/${withdrawn.id}`));
  assert.equal(await codeOf(accept(world.api, withdrawn)), 'identity.invitation_over');
  assert.equal(await codeOf(alpha.api.call('DELETE', `/api/v1/invitations/${withdrawn.id}`)), 'identity.not_waiting');
  const late = await must(invite(alpha.api, 'late@alpha.example'));
  aheadMs += 72 * 3_600_000;
  assert.equal(await codeOf(accept(world.api, late)), 'identity.invitation_over');
  const manager = await signInAs(world.api, alpha.email);
  type Listed = { email: string; state: string; invitedBy: { name: string } };
  const { items } = await must(manager.call<Items<Listed>>('GET', '/api/v1/invitations'));
  const states = new Map(items.map(({ email, state }) => [email, state]));
  assert.deepEqual(
    ['new', 'late', 'withdrawn'].map((name) => states.get(`${name}@alpha.example`)),
    ['accepted', 'expired', 'withdrawn'],
  );
  assert.equal(items[0]?.invitedBy.name, 'Alpha');
  assert.equal(await codeOf(manager.call('DELETE', `/api/v1/invitations/${late.id}`)), 'identity.not_waiting');
  assert.equal(await codeOf(invite(manager, 'late@alpha.example')), '', 'what is over is in nobody’s way');
});

test('the operator invites an organisation, which applies with what was filled in and is decided about', async () => {
  operator = await signInAs(world.api, 'exchange@op110000.example');
  const organisation = { name: '受邀公司', nameEn: 'Invited Co', marketRoles: ['provider'] };
  const body = { email: 'boss@invited.example', language: 'zh', organisation };
  const made = await must(operator.call<Made>('POST', '/api/v1/operator/invitations', { body }));
  assert.equal((await letterTo('boss@invited.example'))?.template, 'identity.invitation_to_apply');
  const path = `/api/v1/invitations/${secretOf(made)}`;
  const look = await must(world.api.call<{ organisation: { name: string } }>('GET', path));
  assert.equal(look.organisation.name, '受邀公司');
  const changed = { ...organisation, nameEn: 'Invited Company', creditCode: 'wrong' };
  assert.equal(
    await codeOf(accept(world.api, made, { ...newcomer, organisation: changed })),
    'identity.credit_code_wrong',
  );
  const { organisationId } = await must(
    accept(world.api, made, { ...newcomer, organisation: { ...changed, creditCode: null } }),
  );
  const { items } = await must(
    operator.call<Items<{ id: string; nameEn: string }>>('GET', '/api/v1/organisations', {
      query: { state: 'applied' },
    }),
  );
  assert.equal(items.find(({ id }) => id === organisationId)?.nameEn, 'Invited Company');
  const manager = await signInAs(world.api, alpha.email);
  const list = async (api: Api) => (await must(api.call<Items<{ kind: string }>>('GET', '/api/v1/invitations'))).items;
  assert.ok((await list(operator)).every(({ kind }) => kind === 'organisation'));
  assert.ok((await list(manager)).every(({ kind }) => kind === 'person'));
});

test('a forgotten password is replaced by a link that was sent, once, within an hour; sessions end', async () => {
  const session = await signInAs(world.api, alpha.email);
  const ask = (email: string, headers: Readonly<Record<string, string>> = {}): Promise<PageAnswer<object>> =>
    openBrowser(world.api.baseUrl).call('POST', '/api/v1/password-resets', { body: { email }, headers });
  const [known, unknown] = [await ask(alpha.email), await ask('nobody@example.org')];
  assert.deepEqual([known.status, known.value], [202, {}]);
  assert.deepEqual([unknown.status, unknown.value], [202, {}]);
  const first = await letterTo(alpha.email);
  assert.equal(first?.template, 'identity.password_reset');
  assert.match(first?.params.link ?? '', /^http:\/\/corridor\.example:7300\/password-reset#cp_[\w-]{43}$/);
  assert.equal(await letterTo('nobody@example.org'), undefined);
  const complete = ({ params }: Letter, password = 'a third long password') =>
    codeOf(
      world.api.call('POST', '/api/v1/password-resets/completion', {
        body: { secret: new URL(params.link ?? '').hash.slice(1), password },
      }),
    );
  await ask(alpha.email, { 'x-forwarded-host': 'evil.example' });
  const second = await letterTo(alpha.email);
  assert.ok(first !== undefined && second !== undefined && second.params.link !== first.params.link);
  assert.match(second.params.link ?? '', /^http:\/\/corridor\.example/);
  assert.equal(await complete(first), 'identity.password_link', 'the newest counts');
  assert.equal(await complete(second), '');
  assert.equal(await complete(second), 'identity.password_link', 'once');
  assert.equal(await codeOf(session.call('GET', '/api/v1/me')), 'http.not_signed_in');
  const body = { email: alpha.email, password: 'a third long password' };
  await must(world.api.call('POST', '/api/v1/sessions', { body }));
  await ask(alpha.email);
  const late = await letterTo(alpha.email);
  aheadMs += 3_600_000;
  assert.ok(late !== undefined && late !== second);
  assert.equal(await complete(late), 'identity.password_link', 'over');
});

test('nobody fills somebody’s mailbox', async () => {
  const before = letters.length;
  for (let n = 0; n < 12; n += 1)
    await must(world.api.call('POST', '/api/v1/password-resets', { body: { email: beta.email } }));
  await world.platform.outbox.drained();
  assert.equal(letters.length - before, 5);
});

test('of a link’s secret the tables of invitations and passwords keep a hash', async () => {
  const secrets = letters.map(({ params }) => new URL(params.link ?? '').hash.slice(1));
  const text = await world.platform.kit.db.read(systemActor('test'), async (tx) => {
    const invitations = await sql`select i::text from identity.invitation i`.execute(tx.q);
    return JSON.stringify([
      ...invitations.rows,
      ...(await sql`select r::text from identity.password_reset r`.execute(tx.q)).rows,
    ]);
  });
  assert.ok(secrets.length > 10 && text.length > 1000);
  for (const secret of secrets) assert.ok(!text.includes(secret));
});
