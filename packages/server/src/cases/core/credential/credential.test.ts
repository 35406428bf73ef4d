// Goal: a badge that we issue is accepted by somebody else's verifier, and ours refuses what was changed, expired or revoked.
// Method: sign with a fresh key; check with Digital Bazaar's library (BSD-3) over the same carried contexts, then with our own.
import { strict as assert } from 'node:assert';
import { generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import fc from 'fast-check';
import { makeBadge } from './badge.ts';
import { fromBase58, toBase58 } from './base58.ts';
import { carriedContext } from './canonical.ts';
import { toDidKey } from './keys.ts';
import type { JsonObject, Signer } from './model.ts';
import { signCredential } from './proof.ts';
import { makeStatusList, readStatus } from './status-list.ts';
import { verifyCredential } from './verifying.ts';

const makeSigner = (): Signer => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { did: toDidKey(raw), sign: (bytes) => sign(null, bytes, privateKey) };
};

const signer = makeSigner();
const at = new Date('2026-06-01T08:00:00Z');
const now = new Date('2026-06-02T08:00:00Z');
const listUrl = 'https://corridor.example/credentials/status/1';

const badge = (validUntil?: Date): JsonObject =>
  makeBadge({
    id: 'https://corridor.example/credentials/cred_1',
    issuer: { did: signer.did, name: '数据人才培训中心', url: 'https://corridor.example/' },
    subject: { id: 'urn:uuid:0190a000-0000-7000-8000-000000000001', name: '张晓明' },
    achievement: {
      id: 'https://corridor.example/courses/1',
      name: '数据质量实务',
      description: 'Assessing tables by GB/T 36344.',
      criteria: '16 hours attended, 80 of 100 points.',
    },
    number: 'JX-2026-0001',
    validFrom: at,
    ...(validUntil === undefined ? {} : { validUntil }),
    status: { listUrl, index: 7 },
  });

const list = (revoked: number[]): Promise<JsonObject> =>
  signCredential(makeStatusList({ url: listUrl, issuerDid: signer.did, validFrom: at, revoked }), signer, at);

/** Somebody else's loader: the carried contexts, did:key documents made by their key library, and the list that is at the address. */
const loader = (statusList: JsonObject) => async (url: string) => {
  if (url === listUrl) return { document: statusList, documentUrl: url };
  if (!url.startsWith('did:key:')) return { document: carriedContext(url), documentUrl: url };
  const [did = '', fragment = ''] = url.split('#');
  const key = await ed25519.from({
    type: 'Multikey',
    id: `${did}#${fragment || did.slice(8)}`,
    controller: did,
    publicKeyMultibase: fragment || did.slice(8),
  });
  const method = await key.export({ publicKey: true, includeContext: true });
  const contexts = ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'];
  const document = fragment === '' ? { '@context': contexts, id: did, assertionMethod: [method] } : method;
  return { document, documentUrl: url };
};

const verifyElsewhere = async (credential: JsonObject, statusList: JsonObject) =>
  vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: loader(statusList),
    checkStatus,
    now,
  });

test('another verifier accepts our badge and reads its revocation', async () => {
  const signed = await signCredential(badge(), signer, at);
  const accepted = await verifyElsewhere(signed, await list([3]));
  assert.equal(accepted.verified, true, String(accepted.error?.errors ?? accepted.error));
  assert.deepEqual(
    accepted.statusResult?.results.map(({ status }) => status),
    [false],
  );
  const revoked = await verifyElsewhere(signed, await list([7]));
  assert.deepEqual(
    revoked.statusResult?.results.map(({ status }) => status),
    [true],
  );
});

test('our verifier: whole, list not given, revoked, expired, another issuer', async () => {
  const text = JSON.stringify(await signCredential(badge(), signer, at));
  const whole = await verifyCredential(text, {
    now,
    issuers: [signer.did],
    statusList: JSON.stringify(await list([])),
  });
  assert.ok(whole.ok && whole.value.status === 'not_revoked');
  const offline = await verifyCredential(text, { now, issuers: [] });
  assert.ok(offline.ok && offline.value.status === 'list_not_given');
  const revoked = await verifyCredential(text, { now, issuers: [], statusList: JSON.stringify(await list([7])) });
  assert.equal(revoked.ok || revoked.error.code, 'cases.credential_revoked');
  const short = JSON.stringify(await signCredential(badge(new Date('2026-06-01T09:00:00Z')), signer, at));
  const expired = await verifyCredential(short, { now, issuers: [] });
  assert.equal(expired.ok || expired.error.code, 'cases.credential_expired');
  const strange = await verifyCredential(text, { now, issuers: [makeSigner().did] });
  assert.equal(strange.ok || strange.error.code, 'cases.credential_issuer_unknown');
});

test('one changed letter anywhere is refused', async () => {
  const text = JSON.stringify(await signCredential(badge(), signer, at));
  for (const [from, to] of [
    ['张晓明', '张晓朋'],
    ['80 of 100', '90 of 100'],
    ['"7"', '"8"'],
    ['2026-06-01T08', '2026-05-01T08'],
  ] as const) {
    const changed = await verifyCredential(text.replace(from, to), { now, issuers: [] });
    assert.equal(changed.ok || changed.error.code, 'cases.credential_broken', from);
  }
  const unknownTerm = await verifyCredential(text.replace('{"@context"', '{"grade":1,"@context"'), {
    now,
    issuers: [],
  });
  assert.equal(unknownTerm.ok, false);
  const other = makeSigner();
  const forged = JSON.stringify(await signCredential(badge(), other, at));
  const byOther = await verifyCredential(forged, { now, issuers: [] });
  assert.equal(byOther.ok || byOther.error.code, 'cases.credential_broken', 'signed by another key than the issuer’s');
});

test('a list of somebody else, or of another address, is refused', async () => {
  const text = JSON.stringify(await signCredential(badge(), signer, at));
  const other = makeSigner();
  const strange = await signCredential(
    makeStatusList({ url: listUrl, issuerDid: other.did, validFrom: at, revoked: [] }),
    other,
    at,
  );
  const done = await verifyCredential(text, { now, issuers: [], statusList: JSON.stringify(strange) });
  assert.equal(done.ok || done.error.code, 'cases.credential_list_broken');
});

test('base 58 and bit lists come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) =>
      assert.deepEqual(Buffer.from(fromBase58(toBase58(bytes)) ?? []), Buffer.from(bytes)),
    ),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 131_071 }), { maxLength: 20 }),
      fc.integer({ min: 0, max: 131_071 }),
      (set, one) => {
        const { encodedList } = makeStatusList({ url: listUrl, issuerDid: signer.did, validFrom: at, revoked: set })
          .credentialSubject as { encodedList: string };
        assert.equal(readStatus(encodedList, one), set.includes(one));
        assert.ok(set.every((index) => readStatus(encodedList, index) === true));
      },
    ),
    { numRuns: 30 },
  );
});
