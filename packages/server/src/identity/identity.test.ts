/** Goal: identity keeps members apart and people honest. Method: use cases on a real database, rules on known vectors. */

import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Actor, type Id, organisationOf } from '#kernel';
import { systemActor } from '#platform/system';
import { openTestKit, type TestKit } from '../../test/support/kit.ts';
import { decideApproval } from './approvals.ts';
import { registerKey, requestKeyReplacement, verifySignature } from './keys.ts';
import { failuresForgottenHours, failuresFree, failuresFreeAnywhere } from './model.ts';
import { applyAsMember, decideOrganisation, getOrganisations, membersOfRegion, setUp } from './organisations.ts';
import { addColleague } from './people.ts';
import {
  afterFailure,
  creditCheckCharacter,
  isCreditCode,
  isReservedCreditCode,
  isSignature,
  lockedUntil,
  openPublicKey,
  originOfAddress,
  rolesConflict,
  waitsUntil,
} from './rules.ts';
import { signIn } from './sign-in.ts';

const reservedCode = (n: number): string => {
  const first17 = `91000000MA00000${String(n).padStart(2, '0')}`;
  return first17 + creditCheckCharacter(first17);
};

test('credit codes: the check character decides', () => {
  assert.ok(isCreditCode('91350100M000100Y43'));
  assert.ok(!isCreditCode('91350100M000100Y44'));
  assert.ok(isReservedCreditCode(reservedCode(1)));
});

test('nobody holds two of the three administrators, and only operators have staff', () => {
  assert.equal(rolesConflict(['systemAdmin', 'auditAdmin'], ['operator']), 'identity.roles_conflict');
  assert.equal(rolesConflict(['exchangeManager'], ['provider']), 'identity.role_not_here');
  assert.equal(rolesConflict(['manager', 'provider'], ['provider']), undefined);
});

test('the wait doubles up to fifteen minutes', () => {
  const now = new Date(0);
  assert.equal(lockedUntil(failuresFree - 1, now), null);
  assert.equal(lockedUntil(failuresFree, now)?.getTime(), 60_000);
  assert.equal(lockedUntil(failuresFree + 20, now)?.getTime(), 15 * 60_000);
});

test('who guesses waits where he is; the owner, who signed in elsewhere before, does not', () => {
  const now = new Date('2026-11-23T08:00:00Z');
  const until = new Date(now.getTime() + 60_000);
  const locked = { failures: 9, lockedUntil: until, failedAt: now, succeededAt: null };
  const fresh = { failures: 0, lockedUntil: null, failedAt: now, succeededAt: null };
  const home = { ...fresh, succeededAt: new Date(0) };
  assert.equal(waitsUntil(locked, fresh, now), until);
  assert.equal(waitsUntil(fresh, locked, now), until, 'guesses from everywhere lock the account for newcomers');
  assert.equal(waitsUntil(undefined, locked, now), until);
  assert.equal(waitsUntil(home, locked, now), null, 'and not for where its owner comes from');
  assert.equal(waitsUntil(locked, fresh, until), null, 'the wait ends');
  const late = new Date(now.getTime() + failuresForgottenHours * 3_600_000);
  assert.deepEqual(afterFailure({ ...locked, lockedUntil: null }, late, failuresFree), {
    failures: 1,
    lockedUntil: null,
  });
  assert.equal(afterFailure(locked, now, failuresFreeAnywhere).lockedUntil, null);
});

test('tries of one network are counted together', () => {
  assert.equal(originOfAddress('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(originOfAddress('192.0.2.7'), '192.0.2.7');
  assert.equal(originOfAddress('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
  assert.equal(originOfAddress('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(originOfAddress('::1'), '0:0:0:0::/64');
});

test('a key whose signatures fit every text is no key', () => {
  const message = Buffer.from('anything');
  for (const hex of [`01${'00'.repeat(31)}`, `01${'00'.repeat(30)}80`, '00'.repeat(32), `ec${'ff'.repeat(30)}7f`]) {
    const publicKey = Buffer.from(hex, 'hex').toString('base64');
    const forged = Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(32)]).toString('base64');
    assert.equal(openPublicKey(publicKey), undefined, hex);
    assert.equal(isSignature(publicKey, message, forged), false, hex);
  }
});

let kit: TestKit;
before(async () => {
  kit = await openTestKit({ migrations: ['0001', '0002', '0010'] });
});
after(() => kit.close());

const anonymous: Actor = { kind: 'anonymous' };
const password = 'correct horse battery';
const person = (email: string, roles: ('exchangeManager' | 'manager')[]) => ({ email, name: email, password, roles });

const actorOf = async (email: string): Promise<Actor> => {
  const session = await signIn(kit, { email, password });
  assert.ok(session.ok);
  const { personId, organisationId } = session.value;
  return { kind: 'person', personId, organisationId, roles: ['manager', 'exchangeManager'], region: '110000' };
};

test('from an empty installation to a verified member with a key that two people replaced', async () => {
  const region = {
    region: { code: '110000', nameZh: '甲地', nameEn: 'A' },
    operator: { name: '运营方', nameEn: 'Operator' },
    people: [person('op@example.org', ['exchangeManager', 'manager'])],
  };
  assert.ok((await kit.db.transact(anonymous, (tx) => setUp(tx, region))).ok);
  const again = await kit.db.transact(anonymous, (tx) => setUp(tx, region));
  assert.equal(again.ok ? '' : again.error.code, 'identity.setup_done');

  const applied = await kit.db.transact(anonymous, (tx) =>
    applyAsMember(tx, {
      name: '数据公司',
      nameEn: 'Data Co',
      region: '110000',
      creditCode: reservedCode(2),
      marketRoles: ['provider'],
      person: { email: 'a@example.org', name: 'A', password },
    }),
  );
  assert.ok(applied.ok);
  const { id } = applied.value.organisation;
  const seen = await kit.db.read(anonymous, (tx) => getOrganisations(tx, [id]));
  assert.equal(seen.size, 0, 'an applicant is not public');

  const operator = await actorOf('op@example.org');
  const verified = await kit.db.transact(operator, (tx) =>
    decideOrganisation(tx, { id, decision: 'verified', reason: 'licence seen' }),
  );
  assert.ok(verified.ok);

  const manager = await actorOf('a@example.org');
  const colleague = await kit.db.transact(manager, (tx) => addColleague(tx, person('b@example.org', ['manager'])));
  assert.ok(colleague.ok);
  const second = await actorOf('b@example.org');
  const pair = () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    return {
      privateKey,
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
    };
  };
  const [first, next] = [pair(), pair()];
  const key = await kit.db.transact(manager, (tx) => registerKey(tx, { publicKey: first.publicKey }));
  assert.ok(key.ok);
  const alone = await kit.db.transact(manager, (tx) => registerKey(tx, { publicKey: next.publicKey }));
  assert.equal(alone.ok ? '' : alone.error.code, 'identity.key_exists');
  const asked = await kit.db.transact(manager, (tx) =>
    requestKeyReplacement(tx, { publicKey: next.publicKey, reason: 'lost' }),
  );
  assert.ok(asked.ok);
  const own = await kit.db.transact(manager, (tx) => decideApproval(tx, { id: asked.value, approve: true }));
  assert.equal(own.ok ? '' : own.error.code, 'identity.approval_own');
  assert.ok((await kit.db.transact(second, (tx) => decideApproval(tx, { id: asked.value, approve: true }))).ok);
  const other = await kit.db.transact(manager, (tx) =>
    registerKey(tx, { publicKey: pair().publicKey, approvalId: asked.value }),
  );
  assert.equal(other.ok ? '' : other.error.code, 'identity.approval_missing', 'the approval is for one key only');
  const replaced = await kit.db.transact(manager, (tx) =>
    registerKey(tx, { publicKey: next.publicKey, approvalId: asked.value }),
  );
  assert.ok(replaced.ok);
  const bytes = Buffer.from('what is signed');
  const check = (keyId: Id<'key'>, signature: Buffer) =>
    kit.db.read(systemActor('test'), (tx) =>
      verifySignature(tx, { organisationId: id, keyId, bytes, signature: signature.toString('base64') }),
    );
  assert.ok((await check(replaced.value.id, sign(null, bytes, next.privateKey))).ok);
  const old = await check(key.value.id, sign(null, bytes, first.privateKey));
  assert.equal(old.ok ? '' : old.error.code, 'identity.key_unknown', 'the retired key signs nothing any more');
});

const wrongPassword = 'wrong wrong wrong';
const codeAt = async (email: string, given: string, address: string): Promise<string> => {
  const done = await signIn(kit, { email, password: given, address });
  return done.ok ? '' : done.error.code;
};

test('wrong passwords make their sender wait, whatever is tried then, and nobody else', async () => {
  for (let n = 0; n < failuresFree; n += 1)
    assert.equal(await codeAt('b@example.org', wrongPassword, '192.0.2.1'), 'identity.sign_in_wrong');
  assert.equal(await codeAt('B@example.org', password, '192.0.2.1'), 'identity.locked');
  assert.equal(await codeAt('b@example.org', password, '192.0.2.2'), '', 'from elsewhere its owner gets in');
});

test('accounts that do not exist answer like those that do', async () => {
  const answers = [];
  for (let n = 0; n <= failuresFree; n += 1)
    answers.push(await codeAt('nobody@example.org', wrongPassword, '192.0.2.3'));
  assert.deepEqual(answers, [...Array(failuresFree).fill('identity.sign_in_wrong'), 'identity.locked']);
});

test('guesses sent together count like guesses sent in turn', async () => {
  const together = Array.from({ length: 20 }, () => codeAt('op@example.org', wrongPassword, '192.0.2.4'));
  const codes = await Promise.all(together);
  assert.equal(codes.filter((code) => code === 'identity.sign_in_wrong').length, failuresFree);
  assert.equal(codes.filter((code) => code === 'identity.locked').length, 20 - failuresFree);
});

test('people of a suspended organisation are told so, and only they', async () => {
  const operator = await actorOf('op@example.org');
  const [organisation] = await kit.db
    .read(operator, (tx) => membersOfRegion(tx, { size: 10 }))
    .then((all) => all.filter(({ nameEn }) => nameEn === 'Data Co'));
  assert.ok(organisation !== undefined);
  const decide = (id: string) =>
    kit.db.transact(operator, (tx) => decideOrganisation(tx, { id, decision: 'suspended', reason: 'test' }));
  assert.ok((await decide(organisation.id)).ok);
  assert.equal(await codeAt('a@example.org', password, '192.0.2.5'), 'identity.organisation_barred');
  assert.equal(await codeAt('a@example.org', wrongPassword, '192.0.2.5'), 'identity.sign_in_wrong');
  const self = await decide(organisationOf(operator) ?? '');
  assert.equal(self.ok ? '' : self.error.code, 'identity.operator_itself');
});

test('of several set-ups at once one is done', async () => {
  const empty = await openTestKit({ migrations: ['0001', '0002', '0010'] });
  const setups = ['110000', '120000', '130000'].map((code) =>
    empty.db.transact(anonymous, (tx) =>
      setUp(tx, {
        region: { code, nameZh: '甲地', nameEn: 'A' },
        operator: { name: '运营方', nameEn: 'Operator' },
        people: [person(`op${code}@example.org`, ['manager'])],
      }),
    ),
  );
  const done = await Promise.all(setups);
  assert.deepEqual(done.map((one) => (one.ok ? '' : one.error.code)).sort(), [
    '',
    'identity.setup_done',
    'identity.setup_done',
  ]);
  await empty.close();
});
