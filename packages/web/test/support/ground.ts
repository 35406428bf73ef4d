/**
 * A demo platform to walk over: the demo is run once per set of sources, its folder is copied for each test file, which then serves
 * its own copy. So every file begins with the same world and may change it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const cli = join(root, 'packages/client/src/cli.ts');

/** Somebody of the demo, as its logins.json names them. */
export type Person = {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly password: string;
};

/** A platform that serves a copy of the demo's folder. */
export type Ground = {
  readonly address: string;
  readonly dataDir: string;
  person(email: string): Person;
  /** Ends the server and starts it again on the same port, as an upgrade would. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const sourcesHash = (): string => {
  const hash = createHash('sha256');
  const files = globSync(['packages/{server,client}/{src,migrations}/**/*.{ts,sql}', 'examples/demo/*'], { cwd: root });
  for (const file of files.sort()) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
};

/** The demo's folder for the sources as they are; made when it is not there. Outside a root's own home, for the database's user. */
const demoFolder = async (): Promise<string> => {
  const folder = join(tmpdir(), `corridor-portal-${sourcesHash()}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(join(tmpdir(), 'corridor-portal-new-'));
  const made = spawn(process.execPath, [cli, 'demo', '--once', '--data', join(fresh, 'data'), '--port', '0'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(made, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the demo ended with ${code}`);
  renameSync(join(fresh, 'data'), folder);
  rmSync(fresh, { recursive: true, force: true });
  return folder;
};

const startMsMax = 60_000;

/** Serves a folder; answers the process and where it listens. */
export const serve = async (dataDir: string, port: number): Promise<{ child: ChildProcess; address: string }> => {
  const child = spawn(process.execPath, [cli, 'serve', '--lang', 'en', '--data', dataDir, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CORRIDOR_LOG_LEVEL: 'error' },
  });
  const lines = createInterface({ input: child.stdout });
  const timer = setTimeout(() => child.kill('SIGKILL'), startMsMax);
  for await (const line of lines) {
    const address = /listens on (http:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    clearTimeout(timer);
    return { child, address };
  }
  throw new Error('the platform did not start');
};

/** Ends a server in order. */
export const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

/** Starts a platform on a copy of the demo's folder. */
export const startGround = async (): Promise<Ground> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-portal-run-'));
  // With owners and modes: the database's files belong to a user of their own when root runs the platform.
  execFileSync('cp', ['-a', `${await demoFolder()}/.`, dataDir]);
  let running = await serve(dataDir, 0);
  const { address } = running;
  const { people } = JSON.parse(readFileSync(join(dataDir, 'demo/logins.json'), 'utf8')) as { people: Person[] };
  return {
    address,
    dataDir,
    person(email) {
      const found = people.find((each) => each.email === email);
      if (found === undefined) throw new Error(`the demo has no ${email}`);
      return found;
    },
    async restart() {
      await end(running.child);
      running = await serve(dataDir, Number(new URL(address).port));
    },
    async stop() {
      await end(running.child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Where screenshots are kept: build artefacts, by page, language and width. */
export const shotsFolder = (): string => {
  const folder = join(root, '.cache/screenshots');
  mkdirSync(folder, { recursive: true });
  return folder;
};
