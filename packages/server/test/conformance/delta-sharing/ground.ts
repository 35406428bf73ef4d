import { closeCounters, insertCounters } from '../../../src/contracts/store-usage.ts';
/** A provider, a buyer, one dataset and agreements about it, over real HTTP, database, blobs and engine. */

import { type Agreement, contractsErrors, type Terms } from '#contracts';
import { createDelivery, createFulfilment, deliveryErrors } from '#delivery';
import { type Actor, asId, type DeliveryMode, type Id, invariant, ok, type Role } from '#kernel';
import type { Tx } from '#platform/database';
import { engineErrors } from '#platform/engine';
import { createHttp } from '#platform/http';
import type { Kit } from '#platform/kit';
import { parseProfile, SharingClient, type TableName } from '../../../../client/src/sharing/index.ts';
import { seal } from '../../../src/contracts/core/documents.ts';
import type { Negotiation } from '../../../src/contracts/model.ts';
import { expiresAt, startingCounters } from '../../../src/contracts/rules.ts';
import { insertNegotiation } from '../../../src/contracts/store.ts';
import { addBuyerSignature, insertAgreement, updateProgress } from '../../../src/contracts/store-agreements.ts';
import { openPublisher, type Published } from './publish.ts';

/** An active agreement, and what its buyer can do with it. */
export type OpenAgreement = {
  readonly id: Id<'agr'>;
  /** Makes a new profile and answers its text. */
  profile(): Promise<string>;
  /** A client with a new profile, and its one table. */
  client(): Promise<{ client: SharingClient; table: TableName; profile: string }>;
  /** A call of the platform's API as the buyer. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  end(): Promise<void>;
};

/** What an agreement says, where it differs from "share and download, all columns, no limit". */
export type Wanted = { readonly terms?: Partial<Terms>; readonly modes?: readonly DeliveryMode[] };

/** The ground that tests and benchmarks stand on. */
export type Ground = {
  readonly kit: Kit;
  readonly address: string;
  readonly datasetId: Id<'ds'>;
  publish(csv: string, mode: 'append' | 'replace'): Promise<Published>;
  agree(wanted?: Wanted): Promise<OpenAgreement>;
  /** Ends HTTP and writes what the meters hold; the kit is the caller's. */
  close(): Promise<void>;
};

const person = (role: Role, organisationId: string) => ({
  kind: 'person' as const,
  personId: asId('psn', 'psn_01h455vb4pex5vsknk084sn02q'),
  organisationId: asId('org', organisationId),
  roles: [role],
  region: '110000',
});

const provider = person('provider', 'org_01h455vb4pex5vsknk084sn02p');
const buyer = person('buyer', 'org_01h455vb4pex5vsknk084sn02b');
const parties = {
  providerId: provider.organisationId,
  buyerId: buyer.organisationId,
  operatorId: asId('org', 'org_01h455vb4pex5vsknk084sn02r'),
};

const signature = (tx: Tx) => ({ keyId: tx.newId('key'), value: 'c2lnbmVk', onBehalf: false });

/** Signed, paid and verified elsewhere: here only what delivery looks at. */
const conclude = async (tx: Tx, terms: Terms, deliveryModes: readonly DeliveryMode[]): Promise<Agreement> => {
  const negotiation: Negotiation = {
    ...parties,
    id: tx.newId('neg'),
    offerId: null,
    productId: tx.newId('prd'),
    agreementId: tx.newId('agr'),
    state: 'FINALIZED',
    versionNumber: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await insertNegotiation(tx, negotiation);
  const agreement: Agreement = {
    ...parties,
    ...seal({ terms: terms as never }),
    id: negotiation.agreementId,
    negotiationId: negotiation.id,
    productId: negotiation.productId,
    buyerRegion: '110000',
    terms,
    price: { amountMinor: 0n, currency: 'CNY' },
    feeBasisPoints: 0,
    feeMinor: 0n,
    deliveryModes,
    acceptanceDays: 7,
    concludedAt: tx.now,
    providerSignature: signature(tx),
    buyerSignature: null,
    state: 'concluded',
    deliveryState: 'awaited',
    waivedRules: [],
    failedRules: [],
    expiresAt: expiresAt(terms),
    deliveredAt: null,
    acceptanceDueAt: null,
    disputedAt: null,
    acceptedAt: null,
    endedAt: null,
    endReason: null,
  };
  await insertAgreement(tx, agreement);
  await insertCounters(tx, agreement, startingCounters(terms));
  await addBuyerSignature(tx, agreement.id, signature(tx), []);
  await updateProgress(tx, agreement.id, { state: 'active' });
  return { ...agreement, state: 'active' };
};

type Parts = { readonly kit: Kit; readonly datasetId: Id<'ds'>; readonly address: string };

const openAgreement = async ({ kit, datasetId, address }: Parts, wanted: Wanted): Promise<OpenAgreement> => {
  const product = { title: { zh: '奥体中心空气质量', en: 'Aotizhongxin air quality' }, datasetIds: [datasetId] };
  const fulfilment = createFulfilment(async (_tx, ids) => new Map(ids.map((id) => [id, product])));
  const terms: Terms = { permission: [{ action: 'use' }], ...wanted.terms };
  const concluded = await kit.db.transact(buyer, async (tx) => {
    const agreement = await conclude(tx, terms, wanted.modes ?? ['share', 'download']);
    await fulfilment.start(tx, agreement);
    return ok(agreement);
  });
  invariant(concluded.ok, 'the agreement is concluded');
  const agreement = concluded.value;
  const api = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${address}/api/v1/agreements/${agreement.id}/${path}`, init);
  const profile = async (): Promise<string> => {
    const answer = await api('profile', { method: 'POST' });
    invariant(answer.status === 201, `a profile is made: ${answer.status}`);
    return answer.text();
  };
  return {
    id: agreement.id,
    profile,
    async client() {
      const text = await profile();
      const client = new SharingClient(parseProfile(text), { retries: 0 });
      const [table] = await client.listAllTables();
      invariant(table !== undefined, 'the share has a table');
      return { client, table, profile: text };
    },
    get: (path, headers = {}) => api(path, { headers }),
    async end() {
      const ended = await kit.db.transact(provider, async (tx) => {
        await updateProgress(tx, agreement.id, { state: 'ended', ended_at: tx.now, end_reason: 'tested' });
        await closeCounters(tx, agreement.id);
        await fulfilment.end(tx, agreement, 'tested');
        return ok(undefined);
      });
      invariant(ended.ok, 'the agreement is ended');
    },
  };
};

/** Serves the module's routes on a free port, every call of the platform's API as the buyer. */
export const serveDelivery = async (kit: Kit): Promise<{ readonly address: string; close(): Promise<void> }> => {
  const delivery = createDelivery(kit);
  const authenticate = async (): Promise<Actor> => buyer;
  const http = await createHttp({
    ...kit,
    routes: delivery.routes,
    errors: [deliveryErrors, contractsErrors, engineErrors],
    authenticate,
    version: 'test',
  });
  return {
    address: await http.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await http.close();
      await delivery.close();
    },
  };
};

/** Lays the ground over a kit: HTTP on a free port, an empty dataset. */
export const layGround = async (kit: Kit): Promise<Ground> => {
  const { address, close } = await serveDelivery(kit);
  const { datasetId, publish } = await openPublisher(kit, provider);
  return {
    kit,
    address,
    datasetId,
    publish,
    agree: (wanted = {}) => openAgreement({ kit, datasetId, address }, wanted),
    close,
  };
};
