/** Who acts in the crash scenarios, how they call, and the journal that says what was asked and what was acknowledged. */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { type Api, type ApiAnswer, createApi } from '@corridor/client';
import { createLog, type Platform, readConfig, startPlatform } from '@corridor/server';
import { invariant, type Json } from '#kernel';

/** Who calls. */
export type Who = 'provider' | 'buyer' | 'operator';

/** What a scenario begins with; made once, then copied with the data folder for every point. */
export type World = {
  readonly tokens: Readonly<Record<Who, string>>;
  readonly keys: Readonly<Record<'provider' | 'buyer', { readonly keyId: string; readonly pem: string }>>;
  /** What the base holds: `datasetId`, `productId`, `offerId`, `delivered`, `awaited`. */
  readonly ids: Readonly<Record<string, string>>;
  /** The newest checkpoint that the log had published, and the keys that it may be signed with. */
  readonly checkpoint: string;
  readonly vkey: string;
  /** Id of the newest entry of the log; ids rise with time. */
  readonly lastEntry: string;
};

/** One call that has an effect; POST unless it says otherwise. */
export type CrashRequest = {
  readonly who: Who;
  readonly method?: 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Sent as a file instead of the body. */
  readonly file?: string;
};

/** One line of the journal: it lies outside the data folder and is written before the call and after its answer. */
export type Line =
  | { readonly intent: string; readonly request: CrashRequest }
  | { readonly ack: string; readonly body: Json }
  | { readonly checkpoint: string }
  | { readonly refused: string; readonly problem: Json }
  | { readonly points: number };

/** What the journal says, read back. */
export type Journal = {
  readonly acks: ReadonlyMap<string, Json>;
  readonly intents: ReadonlyMap<string, CrashRequest>;
  /** Every checkpoint that was seen, in order. */
  readonly checkpoints: readonly string[];
  /** How many points there were; undefined when the program did not get to its end. */
  readonly points: number | undefined;
};

/** A person's place: calls as one of the three, signs for one of the two, and knows what was answered before. */
export type Desk = {
  readonly world: World;
  readonly address: string;
  api(who: Who): Api;
  sign(who: 'provider' | 'buyer', canonicalJson: string): { keyId: string; value: string };
  /** A text member of an earlier answer. */
  answered(step: string, member: string): string;
};

/** Starts a platform in this process on a data folder with its own database. */
export const openPlatform = async (dataDir: string, onFatal: (reason: string) => void): Promise<Platform> => {
  const config = readConfig({}, { CORRIDOR_DATA: dataDir, CORRIDOR_PORT: '0' });
  invariant(config.ok, 'the configuration is right');
  const started = await startPlatform(config.value, { log: createLog('error'), onFatal });
  invariant(started.ok, `the platform starts: ${JSON.stringify(started)}`);
  return started.value;
};

/** A desk at a running platform; `acks` may grow while it is used. */
export const openDesk = (address: string, world: World, acks: ReadonlyMap<string, Json>): Desk => ({
  world,
  address,
  api: (who) => createApi(address, world.tokens[who]),
  sign: (who, canonicalJson) => {
    const { keyId, pem } = world.keys[who];
    return { keyId, value: sign(null, Buffer.from(canonicalJson), createPrivateKey(pem)).toString('base64') };
  },
  answered: (step, member) => {
    const body = acks.get(step);
    invariant(typeof body === 'object' && body !== null && !Array.isArray(body), `${step} was answered`);
    const value = (body as { readonly [name: string]: Json })[member];
    invariant(typeof value === 'string', `${step} answered ${member}`);
    return value;
  },
});

const keyOf = (request: CrashRequest): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 32);

/** Sends a request under an idempotency key of its own: the same request again is a repeat. */
export const send = (desk: Desk, request: CrashRequest): Promise<ApiAnswer<Json>> =>
  desk.api(request.who).call<Json>(request.method ?? 'POST', request.path, {
    headers: { 'idempotency-key': keyOf(request), ...request.headers },
    ...(request.query === undefined ? {} : { query: request.query }),
    ...(request.file === undefined ? {} : { body: new Uint8Array(Buffer.from(request.file)) }),
    ...(request.body === undefined ? {} : { body: request.body }),
  });

/** Adds a line; what was written survives the kill of the writer, for the file belongs to the kernel by then. */
export const note = (path: string, line: Line): void => appendFileSync(path, `${JSON.stringify(line)}\n`);

/** Reads a journal back; a line cut off by the kill is dropped. */
export const readJournal = (path: string): Journal => {
  const acks = new Map<string, Json>();
  const intents = new Map<string, CrashRequest>();
  const checkpoints: string[] = [];
  let points: number | undefined;
  const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  for (const line of whole.map((text) => JSON.parse(text) as Line)) {
    invariant(!('refused' in line), `no call of the scenario is refused: ${JSON.stringify(line)}`);
    if ('intent' in line) intents.set(line.intent, line.request);
    else if ('ack' in line) acks.set(line.ack, line.body);
    else if ('checkpoint' in line) checkpoints.push(line.checkpoint);
    else points = line.points;
  }
  return { acks, intents, checkpoints, points };
};
