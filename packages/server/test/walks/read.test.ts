/** Goal: the buyer reads what was agreed, as often as agreed, until the end, and all of it can be proven. Method: our own Delta Sharing client and the API over HTTP, on both databases. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Api } from '@corridor/client';
import { verifyOffline } from '@corridor/server';
import {
  loadChanges,
  loadTable,
  parseProfile,
  SharingClient,
  SharingError,
} from '../../../client/src/sharing/index.ts';
import { codeOf, must } from '../support/platform.ts';
import { forEachDatabase } from '../support/world-databases.ts';
import { type Agreement, deal, joinMarket, propose, signed, type Trader } from '../support/world-deals.ts';
import { list, publish, upload } from '../support/world-goods.ts';

const csv = 'name,fuel,capacity_mw\nZhangbei 1,Wind,49.5\nZhangbei 2,Wind,99\nChengde,Solar,20\n';
const more = 'name,fuel,capacity_mw\nGuyuan,Wind,30\nFengning,Hydro,3600\n';

/** How many uses the sides agree on: one more than the steps before the last one take. */
const usesMax = 6;
const limit = { leftOperand: 'count', operator: 'lteq', rightOperand: String(usesMax) };

const root = mkdtempSync(join(tmpdir(), 'corridor-read-'));
after(() => rmSync(root, { recursive: true, force: true }));

/** A folder of its own for what one read fetches. */
const folder = (): string => mkdtempSync(join(root, 'read-'));

const openClient = async (buyer: Trader, agreementId: string) => {
  const profile = await must(buyer.api.call<object>('POST', `/api/v1/agreements/${agreementId}/profile`));
  const client = new SharingClient(parseProfile(JSON.stringify(profile)), { retries: 0 });
  const [table] = await client.listAllTables();
  assert.ok(table !== undefined);
  return { client, table };
};

/** What a read comes to: 200, or the protocol's no. */
const statusOf = (read: Promise<unknown>): Promise<number> =>
  read.then(
    () => 200,
    (error: unknown) => (error instanceof SharingError ? error.status : Promise.reject(error)),
  );

const download = async (who: Trader, agreementId: string): Promise<{ status: number; text: string }> => {
  const headers = { authorization: `Bearer ${who.api.token}` };
  const answer = await fetch(`${who.api.baseUrl}/api/v1/agreements/${agreementId}/download`, { headers });
  return { status: answer.status, text: await answer.text() };
};

type Entry = { readonly id: string; readonly kind: string };
type Proof = {
  readonly content: Parameters<typeof verifyOffline>[1]['content'];
  readonly salt: string;
  readonly proof: string;
};

const entriesOf = async (who: Api, subject: string): Promise<readonly Entry[]> =>
  (await must(who.call<{ items: Entry[] }>('GET', '/api/v1/audit/entries', { query: { subject } }))).items;

forEachDatabase('a buyer reads', async (world) => {
  const { step, operator, clock } = world;
  const provider = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider', 'buyer'] });
  const buyer = await joinMarket(world, { name: 'Gamma', marketRoles: ['buyer'] });
  const stranger = await joinMarket(world, { name: 'Beta', marketRoles: ['buyer'] });
  const { id: datasetId } = await publish(provider.api, 'plants', csv);
  const productId = await list(provider.api, operator, [datasetId]);
  const { id } = await deal({ provider, buyer }, productId, propose('0', [limit]));
  const path = `/api/v1/agreements/${id}`;
  const { client, table } = await openClient(buyer, id);
  type Detail = Agreement & { counters: { used: string; left: string }[] };
  const detail = (): Promise<Detail> => must(buyer.api.call<Detail>('GET', path));
  let given = '';

  await step(
    'Delta Sharing with a token of this agreement alone, or a download, by the buyer and nobody else',
    async () => {
      const loaded = await loadTable(client, table, { folder: folder() });
      assert.deepEqual([loaded.version, loaded.rows, loaded.files.length], [1, 3, 1]);
      given = loaded.files[0]?.url ?? '';
      const { status, text } = await download(buyer, id);
      assert.deepEqual([status, text.trimEnd().split('\r\n').length], [200, 4]);
      assert.equal(
        (await download(provider, id)).status,
        404,
        'not the provider either: it would use up what is agreed',
      );
      assert.equal((await download(stranger, id)).status, 404);
    },
  );

  await step('Every version can be read, and what changed between two', async () => {
    await must(upload(provider.api, datasetId, more));
    const rowsAt = async (version: number): Promise<number> =>
      (await loadTable(client, table, { version, folder: folder() })).rows;
    assert.deepEqual([await rowsAt(1), await rowsAt(2)], [3, 5]);
    const changes = await loadChanges(client, table, { startingVersion: 2, endingVersion: 2, folder: folder() });
    assert.deepEqual([changes.rows, changes.files.map(({ action }) => action)], [2, ['add']]);
  });

  await step('Each grant of addresses is logged and counted', async () => {
    await world.platform.outbox.drained();
    const kinds = (await entriesOf(provider.api, id)).map(({ kind }) => kind);
    const count = (kind: string): number => kinds.filter((one) => one === kind).length;
    assert.deepEqual([count('delivery.urls_granted'), count('delivery.file_downloaded')], [4, 1]);
    const { counters } = await detail();
    assert.deepEqual(
      counters.map(({ used, left }) => [used, left]),
      [['5', '1']],
    );
    const usage = await must(provider.api.call<{ items: unknown[] }>('GET', `${path}/usage`));
    assert.equal(usage.items.length, 5);
  });

  await step('and the last agreed use is the last', async () => {
    const reads = await Promise.all(Array.from({ length: 4 }, () => statusOf(client.query(table))));
    assert.deepEqual(reads.sort(), [200, 403, 403, 403], 'one of four at once');
    assert.deepEqual(
      (await detail()).counters.map(({ used }) => used),
      [String(usesMax)],
    );
    assert.equal((await download(buyer, id)).status, 403);
  });

  await step('The next read and the addresses already given are refused', async () => {
    const fetched = async (): Promise<number[]> =>
      Promise.all(
        ['GET', 'HEAD'].map(async (method) => {
          const answer = await fetch(given, { method });
          await answer.arrayBuffer();
          return answer.status;
        }),
      );
    assert.deepEqual(await fetched(), [200, 200], 'what was granted may still be fetched');
    const free = await deal({ provider, buyer }, productId, propose('0'));
    const second = await openClient(buyer, free.id);
    assert.equal(await statusOf(second.client.query(second.table)), 200);
    for (const one of [id, free.id])
      await must(buyer.api.call('POST', `/api/v1/agreements/${one}/termination`, { body: { reason: 'study done' } }));
    assert.equal(await statusOf(second.client.query(second.table)), 403);
    assert.equal(await statusOf(client.listShares()), 403);
    assert.deepEqual(await fetched(), [403, 403]);
    assert.equal((await download(buyer, free.id)).status, 403);
  });

  await step('shows when it is overdue', async () => {
    assert.deepEqual((await detail()).deletion?.overdue, false);
    clock.advance(31 * 86_400_000);
    assert.deepEqual((await detail()).deletion?.overdue, true);
    const statement = 'All copies were deleted.';
    const { signature } = await signed(buyer, 'POST', `${path}/deletion-statement-draft`, { statement });
    const state = () => buyer.api.call('POST', `${path}/deletion-statement`, { body: { statement, ...signature } });
    await must(state());
    assert.deepEqual([(await detail()).deletion?.overdue, await codeOf(state())], [false, 'contracts.no_deletion_due']);
  });

  await step('Who is entitled gets salt and content and can prove them to anybody', async () => {
    await world.platform.outbox.drained();
    await world.platform.sequencer?.settle();
    const vkey = await (await fetch(`${world.api.baseUrl}/log/vkey`)).text();
    const entries = await entriesOf(buyer.api, id);
    assert.ok(entries.length > 8, `${entries.length} entries`);
    for (const entry of entries) {
      const address = `/api/v1/audit/entries/${entry.id}/proof`;
      const { content, salt, proof } = await must(buyer.api.call<Proof>('GET', address));
      assert.ok(verifyOffline(proof, { content, salt, vkey }).ok, entry.kind);
      const altered = { ...(content as object), happened: { nothing: true } } as Proof['content'];
      assert.ok(!verifyOffline(proof, { content: altered, salt, vkey }).ok, 'and nothing else');
      assert.equal(await codeOf(stranger.api.call('GET', address)), 'audit.entry_unknown');
    }
  });
});
