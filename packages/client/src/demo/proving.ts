import { type OnlineReport, verifyOffline, verifyOnline } from '@corridor/server';
import type { Api } from '../api/api.ts';
import { demand, expect } from './stage.ts';

type Entry = { readonly id: string; readonly kind: string };

type Proof = {
  readonly content: Parameters<typeof verifyOffline>[1]['content'];
  readonly salt: string;
  readonly proof: string;
  readonly verifierKeys: readonly string[];
};

/** Checks the whole log from outside, and that it continues an earlier checkpoint. */
export const checkLog = async (baseUrl: string, before?: OnlineReport): Promise<OnlineReport> => {
  const options = before === undefined ? {} : { vkey: before.verifierKeys.join('\n'), remembered: before.checkpoint };
  const report = await verifyOnline(baseUrl, options);
  expect(report.ok, `the log holds: ${JSON.stringify(report)}`);
  return report.value;
};

/** Proves every entry about a subject offline; answers how many there were. */
export const proveEntries = async (party: Api, subject: string, trusted: OnlineReport): Promise<number> => {
  const { items } = await demand(
    party.call<{ items: Entry[] }>('GET', '/api/v1/audit/entries', { query: { subject } }),
  );
  for (const { id } of items) {
    const { content, salt, proof } = await demand(party.call<Proof>('GET', `/api/v1/audit/entries/${id}/proof`));
    const proven = verifyOffline(proof, { content, salt, vkey: trusted.verifierKeys.join('\n') });
    expect(proven.ok, `entry ${id} is proven: ${JSON.stringify(proven)}`);
  }
  return items.length;
};
