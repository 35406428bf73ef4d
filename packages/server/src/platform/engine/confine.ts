import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Where the tools of util-linux are; the child gets no other environment. */
export const childEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
};

/** What the machine lets us take away from a child; `prefix` comes before the program on its command line. */
export type Confinement = {
  readonly prefix: readonly string[];
  readonly network: boolean;
  readonly privileges: boolean;
  readonly memory: boolean;
};

/** No network: a namespace without interfaces, as root or in a user namespace of our own. */
const networkWays = [
  ['unshare', '--net', '--'],
  ['unshare', '--user', '--map-current-user', '--net', '--'],
];

/** Killed with the parent, nothing gained by exec; as root only the capability to read what is named remains. */
const privilegeWays = [
  ['setpriv', '--pdeathsig=KILL', '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all,+dac_read_search', '--'],
  ['setpriv', '--pdeathsig=KILL', '--no-new-privs', '--'],
];

/** A tool that has not answered by then hangs. */
const toolMsMax = 5_000;

/** Runs a tool; answers what went wrong, undefined when nothing did. */
const faultOf = (command: readonly string[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    const [file = '', ...args] = command;
    execFile(file, args, { env: childEnvironment, timeout: toolMsMax }, (error, _out, words) =>
      resolve(error === null ? undefined : `${error.message} ${words}`.trim()),
    );
  });

const runs = async (command: readonly string[]): Promise<boolean> => (await faultOf(command)) === undefined;

const firstThatRuns = async (before: readonly string[], ways: readonly string[][]): Promise<readonly string[]> => {
  for (const way of ways) if (await runs([...before, ...way, 'true'])) return way;
  return [];
};

/** Tries what this machine permits, strongest first. A few milliseconds, done once per engine. */
export const findConfinement = async (): Promise<Confinement> => {
  const network = await firstThatRuns([], networkWays);
  const privileges = await firstThatRuns(network, privilegeWays);
  return {
    prefix: [...network, ...privileges],
    network: network.length > 0,
    privileges: privileges.length > 0,
    memory: await runs(['prlimit', '--version']),
  };
};

const dataBytesOf = async (pid: number): Promise<number> =>
  1024 * Number(/^VmData:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);

/**
 * Sets the kernel's cap on data (heap and private mappings) of a child that has started: what it holds now, mostly
 * reservations of V8 and thread stacks that cost nothing, and `memoryMaxBytes` on top. Answers what went wrong.
 */
export const capMemory = async (pid: number, memoryMaxBytes: number): Promise<string | undefined> => {
  const bytes = (await dataBytesOf(pid)) + memoryMaxBytes;
  return faultOf(['prlimit', '--pid', String(pid), `--data=${bytes}:${bytes}`, '--core=0:0']);
};
