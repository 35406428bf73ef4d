/** Goal: a sealed secret opens for whom it was sealed and for nobody else, also after a rotation. Method: a real keyring. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestKit } from '../../test/support/kit.ts';
import { openSecret, sealSecret } from './sealing.ts';

test('what is sealed opens again, as long as nobody touches it or passes it on', async () => {
  const { keyring, random, close } = await openTestKit({ migrations: ['0001'] });
  const mine = { purpose: 'test.sealing', about: 'psn_1' };
  const secret = random.bytes(20);
  const sealed = await sealSecret(keyring, mine, secret, random.bytes(12));
  assert.ok(!sealed.includes(Buffer.from(secret).toString('base64url')));
  assert.deepEqual(Buffer.from(await openSecret(keyring, mine, sealed)), Buffer.from(secret));
  await keyring.rotate(mine.purpose, 'hmac-sha256');
  assert.deepEqual(Buffer.from(await openSecret(keyring, mine, sealed)), Buffer.from(secret), 'after a rotation');
  await assert.rejects(openSecret(keyring, { ...mine, about: 'psn_2' }, sealed));
  await assert.rejects(openSecret(keyring, { ...mine, purpose: 'test.other' }, sealed));
  const [keyId, body = ''] = sealed.split('.');
  const altered = `${body.slice(0, 20)}${body[20] === 'A' ? 'B' : 'A'}${body.slice(21)}`;
  await assert.rejects(openSecret(keyring, mine, `${keyId}.${altered}`));
  await close();
});
