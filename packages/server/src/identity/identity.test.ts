/** Goal: identity keeps members apart and people honest. Method: use cases on a real database, rules on known vectors. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Actor, Id } from '#kernel';
import { systemActor } from '#platform/system';
import { openTestKit, type TestKit } from '../../test/support/kit.ts';
import { decideApproval } from './approvals.ts';
import { registerKey, requestKeyReplacement, verifySignature } from './keys.ts';
import { failuresFree } from './model.ts';
import { creditCheckCharacter, isCreditCode, isReservedCreditCode, lockedUntil, rolesConflict } from './rules.ts';
import { addColleague, applyAsMember, decideOrganisation, getOrganisations, setUp } from './service.ts';
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

let kit: TestKit;
before(async () => {
  kit = await openTestKit({ migrations: ['0001', '0002'] });
});
after(() => kit.close());

const anonymous: Actor = { kind: 'anonymous' };
const password = 'correct horse battery';
const person = (email: string, roles: ('exchangeManager' | 'manager')[]) => ({ email, name: email, password, roles });

const actorOf = async (email: string): Promise<Actor> => {
  const session = await signIn(kit.db, { email, password });
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
  const id = applied.value.id;
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

test('wrong passwords make an account wait, whatever is tried then', async () => {
  for (let n = 0; n < failuresFree; n += 1) {
    const wrong = await signIn(kit.db, { email: 'b@example.org', password: 'wrong wrong wrong' });
    assert.equal(wrong.ok ? '' : wrong.error.code, 'identity.sign_in_wrong');
  }
  const locked = await signIn(kit.db, { email: 'b@example.org', password });
  assert.equal(locked.ok ? '' : locked.error.code, 'identity.locked');
  const nobody = await signIn(kit.db, { email: 'nobody@example.org', password });
  assert.equal(nobody.ok ? '' : nobody.error.code, 'identity.sign_in_wrong');
});
