/** What the kernel was asked for, in order: strace's account of a program and all its children, read back. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One call that succeeded. `from` and `to` are line numbers: what has a smaller `to` was over before what has a larger `from` began. */
export type SystemCall = {
  readonly pid: string;
  readonly name: string;
  readonly args: string;
  readonly from: number;
  readonly to: number;
};

/** Strings are shown this far: the names of tables and blobs lie at the beginning of a message. */
const shownBytes = 1_000;

/** Calls that make bytes or names durable, and those that send. */
const traced = 'fsync,fdatasync,link,linkat,mkdir,mkdirat,write,writev,sendto,sendmsg';

/** Why strace cannot be used on this machine; undefined when it can. */
export const whyNoStrace = (): string | undefined => {
  const tried = spawnSync('strace', ['-f', '--seccomp-bpf', '-e', 'trace=fsync', '-o', '/dev/null', 'true'], {
    encoding: 'utf8',
  });
  if (tried.error !== undefined) return 'strace is not installed';
  return tried.status === 0 ? undefined : `strace may not trace here: ${tried.stderr.trim()}`;
};

/** The command that runs the rest of its arguments and writes its account to a file. */
export const straceTo = (path: string): readonly string[] => [
  ...['strace', '-f', '--seccomp-bpf', '-y', '-qq', '-s', String(shownBytes), '-o', path],
  ...['-e', `trace=${traced}`, '-e', 'signal=none'],
];

const begun = /^(\d+)\s+(\w+)\((.*)$/;
const resumed = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$/;
const unfinished = / <unfinished \.\.\.>$/;
const ended = /\)\s+= (-?\d+).*$/;

/** Reads the account: calls that were interrupted by another thread's are put together again, failed ones left out. */
export const readTrace = (path: string): SystemCall[] => {
  const open = new Map<string, { name: string; args: string; from: number }>();
  const calls: SystemCall[] = [];
  const close = (pid: string, call: { name: string; args: string; from: number }, to: number): void => {
    const result = ended.exec(call.args)?.[1];
    if (result !== undefined && !result.startsWith('-')) calls.push({ pid, ...call, to });
  };
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const [, again = '', , rest = ''] = resumed.exec(line) ?? [];
    const [, pid = '', name = '', args = ''] = begun.exec(line) ?? [];
    const before = open.get(again);
    if (before !== undefined) {
      open.delete(again);
      close(again, { ...before, args: before.args + rest }, index);
    } else if (pid !== '' && unfinished.test(args))
      open.set(pid, { name, args: args.replace(unfinished, ''), from: index });
    else if (pid !== '') close(pid, { name, args, from: index }, index);
  }
  return calls.sort((a, b) => a.from - b.from);
};

/** The path behind the file descriptor of a call. */
export const pathOf = ({ args }: SystemCall): string => /^\d+<(\/[^>]*)>/.exec(args)?.[1] ?? '';

/** The descriptor of a call, with what it stands for: two calls on one connection have the same. */
export const descriptorOf = ({ args }: SystemCall): string => /^\d+<[^>]*>/.exec(args)?.[0] ?? '';
