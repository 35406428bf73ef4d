/** The steps of the crash scenarios, each one call with an effect, and how a program takes them one after the other. */
import type { ApiAnswer } from '@corridor/client';
import { invariant, type Json } from '#kernel';
import { type CrashRequest, type Desk, type Line, openDesk, send, type World } from './crash-desk.ts';

/** One step. `prepare` asks for drafts and signs them; what it answers is the call that has the effect. */
export type Step = { readonly name: string; prepare(desk: Desk): Promise<CrashRequest> };

/** The scenarios. */
export type ScenarioName = 'publish' | 'resume' | 'negotiate' | 'settle';

/** A table of some plants, numbered from `first`; every row differs. */
export const csvOf = (first: number, count: number): string =>
  [
    'name,fuel,capacity_mw,river',
    ...Array.from({ length: count }, (_, i) => {
      const n = first + i;
      return `Plant ${n},${n % 3 === 0 ? 'Wind' : 'Solar'},${n}.5,${n % 7 === 0 ? '' : `River ${n % 5}`}`;
    }),
    '',
  ].join('\n');

/** Rows of the two files that the publish scenario sends. */
export const publishedRows = { first: 120, second: 35 } as const;

/** The two files. */
export const publishedFiles = {
  first: csvOf(1, publishedRows.first),
  second: csvOf(publishedRows.first + 1, publishedRows.second),
} as const;

/** Price of every agreement in the scenarios, in fen. */
export const priceMinor = 1_500_000n;

const terms: Json = {
  permission: [
    {
      action: 'use',
      constraint: [
        { leftOperand: 'deliveryMode', operator: 'eq', rightOperand: 'share' },
        { leftOperand: 'count', operator: 'lteq', rightOperand: '100' },
      ],
    },
  ],
  obligation: [
    { action: 'delete', constraint: [{ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: 'P30D' }] },
  ],
};

/** What both sides propose. */
export const proposalOf = () => ({ terms, price: { amountMinor: String(priceMinor), currency: 'CNY' } });

const must = async <T>(answer: Promise<ApiAnswer<T>>): Promise<T> => {
  const got = await answer;
  invariant(got.ok, got.ok ? '' : JSON.stringify(got.problem));
  return got.value;
};

type Draft = { readonly document: { readonly [name: string]: Json }; readonly canonicalJson: string };

const signed = async (desk: Desk, who: 'provider' | 'buyer', path: string, body?: Json) => {
  const method = body === undefined ? 'GET' : 'POST';
  const { document, canonicalJson } = await must(
    desk.api(who).call<Draft>(method, path, body === undefined ? {} : { body }),
  );
  return { document, signature: desk.sign(who, canonicalJson) };
};

const negotiation = (desk: Desk): string => `/api/v1/negotiations/${desk.answered('request', 'id')}`;

const dealSteps: readonly Step[] = [
  {
    name: 'request',
    async prepare(desk) {
      const asked = { ...proposalOf(), offerId: desk.world.ids.offerId ?? '' };
      const { document, signature } = await signed(desk, 'buyer', '/api/v1/negotiation-drafts', asked);
      const body = { ...asked, id: document.negotiationId ?? '', signature };
      return { who: 'buyer', path: '/api/v1/negotiations', body };
    },
  },
  {
    name: 'offer',
    async prepare(desk) {
      const { signature } = await signed(desk, 'provider', `${negotiation(desk)}/version-draft`, proposalOf());
      return { who: 'provider', path: `${negotiation(desk)}/versions`, body: { ...proposalOf(), signature } };
    },
  },
  {
    name: 'accept',
    async prepare(desk) {
      const { signature } = await signed(desk, 'buyer', `${negotiation(desk)}/acceptance-draft`, {});
      const body = { ...proposalOf(), number: 2, signature };
      return { who: 'buyer', path: `${negotiation(desk)}/acceptance`, body };
    },
  },
  {
    name: 'agree',
    async prepare(desk) {
      const body = await signed(desk, 'provider', `${negotiation(desk)}/agreement`);
      return { who: 'provider', path: `${negotiation(desk)}/agreement`, body };
    },
  },
  {
    name: 'verify',
    async prepare(desk) {
      const { signature } = await signed(desk, 'buyer', `${negotiation(desk)}/agreement`);
      return { who: 'buyer', path: `${negotiation(desk)}/verification`, body: { signature } };
    },
  },
];

const versions = (desk: Desk): string => `/api/v1/datasets/${desk.answered('dataset', 'id')}/versions`;

const publishSteps: readonly Step[] = [
  {
    name: 'dataset',
    prepare: async () => {
      const body = { name: 'plants', titleZh: '电厂', titleEn: 'Plants' };
      return { who: 'provider', path: '/api/v1/datasets', body };
    },
  },
  {
    name: 'upload',
    prepare: async (desk) => ({ who: 'provider', path: versions(desk), file: publishedFiles.first }),
  },
  {
    name: 'append',
    prepare: async (desk) => {
      const query = { mode: 'append' };
      return { who: 'provider', path: versions(desk), query, file: publishedFiles.second };
    },
  },
];

const [datasetStep] = publishSteps;
invariant(datasetStep !== undefined, 'publishing begins with a dataset');

/** Where the resumed file is cut, in bytes. */
export const resumedAt = 1_000;

const uploadPath = (desk: Desk): string => `/api/v1/uploads/${desk.answered('begin', 'id')}`;

const appendAt = (name: string, from: number, until?: number): Step => ({
  name,
  prepare: async (desk) => ({
    who: 'provider',
    method: 'PATCH',
    path: uploadPath(desk),
    headers: { 'upload-offset': String(from) },
    file: publishedFiles.first.slice(from, until),
  }),
});

const resumeSteps: readonly Step[] = [
  datasetStep,
  {
    name: 'begin',
    prepare: async (desk) => {
      const body = { name: 'plants.csv', bytes: publishedFiles.first.length };
      return { who: 'provider', path: `/api/v1/datasets/${desk.answered('dataset', 'id')}/uploads`, body };
    },
  },
  appendAt('firstPart', 0, resumedAt),
  appendAt('rest', resumedAt),
  {
    name: 'complete',
    prepare: async (desk) => ({ who: 'provider', path: `${uploadPath(desk)}/complete` }),
  },
];

const agreement = (desk: Desk, which: 'delivered' | 'awaited'): string =>
  `/api/v1/agreements/${desk.world.ids[which] ?? ''}`;

const settleSteps: readonly Step[] = [
  {
    name: 'acceptance',
    prepare: async (desk) => ({ who: 'buyer', path: `${agreement(desk, 'delivered')}/acceptance` }),
  },
  {
    name: 'end',
    prepare: async (desk) => {
      const body = { reason: 'study done' };
      return { who: 'buyer', path: `${agreement(desk, 'delivered')}/termination`, body };
    },
  },
  {
    name: 'cancel',
    prepare: async (desk) => {
      const body = { reason: 'no longer needed' };
      return { who: 'provider', path: `${agreement(desk, 'awaited')}/termination`, body };
    },
  },
];

/** The steps of each scenario. */
export const stepsOf: Readonly<Record<ScenarioName, readonly Step[]>> = {
  publish: publishSteps,
  resume: resumeSteps,
  negotiate: dealSteps,
  settle: settleSteps,
};

const seenCheckpoint = async (address: string): Promise<string> => (await fetch(`${address}/log/checkpoint`)).text();

/** Takes the steps that the desk has no answer of yet; `write` hears of each call before it is sent and after it was answered. */
export const takeSteps = async (
  steps: readonly Step[],
  desk: Desk,
  acks: Map<string, Json>,
  write: (line: Line) => void,
): Promise<void> => {
  for (const step of steps.filter(({ name }) => !acks.has(name))) {
    const request = await step.prepare(desk);
    write({ intent: step.name, request });
    const answer = await send(desk, request);
    if (!answer.ok) {
      write({ refused: step.name, problem: { ...answer.problem } as Json });
      return;
    }
    acks.set(step.name, answer.value);
    write({ ack: step.name, body: answer.value });
    write({ checkpoint: await seenCheckpoint(desk.address) });
  }
};

/** Concludes an agreement in one go; answers its id. */
export const concludeDeal = async (address: string, world: World): Promise<string> => {
  const acks = new Map<string, Json>();
  const desk = openDesk(address, world, acks);
  await takeSteps(dealSteps, desk, acks, (line) => invariant(!('refused' in line), JSON.stringify(line)));
  return desk.answered('verify', 'id');
};
