import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { verifyOffline } from '@corridor/server';
import { type Command, exitCodes, type Invocation, switchOption, textOption } from '../cli/command.ts';
import { jsonOption } from '../cli/session.ts';
import { printRefusal, say } from '../cli/words.ts';
import { loadProfile, settingsFolder } from '../local/profile.ts';

const memoryOf = (address: string): string => join(settingsFolder(), 'logs', encodeURIComponent(address));

const online = async (invocation: Invocation, address: string): Promise<number> => {
  const { errorTables, verifyOnline } = await import('@corridor/server');
  const path = memoryOf(address);
  const remembered = await readFile(path, 'utf8').catch(() => undefined);
  const vkey = textOption(invocation, 'vkey');
  const report = await verifyOnline(address, {
    ...(vkey === undefined ? {} : { vkey }),
    ...(remembered === undefined ? {} : { remembered }),
  });
  if (!report.ok) return printRefusal(report.error, errorTables, invocation.language);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, report.value.checkpoint);
  const { size, root, consistentWith } = report.value;
  if (switchOption(invocation, 'json')) console.log(JSON.stringify(report.value));
  else
    console.log(
      say(invocation.language, {
        en: `The log holds: ${size} entries, root ${root}${consistentWith === undefined ? '' : `, continues the one seen at ${consistentWith}`}.`,
        zh: `日志完好：${size} 条记录，根 ${root}${consistentWith === undefined ? '' : `，与此前在 ${consistentWith} 条时所见一致`}。`,
      }),
    );
  return exitCodes.done;
};

type ProofFile = {
  readonly content: Parameters<typeof verifyOffline>[1]['content'];
  readonly salt: string;
  readonly proof: string;
  readonly verifierKeys: readonly string[];
};

const offline = async (invocation: Invocation, path: string): Promise<number> => {
  const { errorTables, verifyOffline: verify } = await import('@corridor/server');
  const { content, salt, proof, verifierKeys } = JSON.parse(await readFile(path, 'utf8')) as ProofFile;
  const vkey = textOption(invocation, 'vkey') ?? verifierKeys.join('\n');
  const proven = verify(proof, { content, salt, vkey });
  if (!proven.ok) return printRefusal(proven.error, errorTables, invocation.language);
  if (switchOption(invocation, 'json')) console.log(JSON.stringify(proven.value));
  else {
    const { kind, at, index, size, origin } = proven.value;
    console.log(
      say(invocation.language, {
        en: `Proven: ${kind} at ${at}, entry ${index} of ${size} in ${origin}.`,
        zh: `已证明：${kind}，时间 ${at}，位于 ${origin} 的第 ${index} 条（共 ${size} 条）。`,
      }),
    );
  }
  return exitCodes.done;
};

/** `corridor audit verify`: checks the whole log from outside, or one entry's proof with no connection. */
export const auditVerify: Command = {
  name: 'audit verify',
  summary: { en: 'Check the tamper-evident log, or one proof offline', zh: '核验防篡改日志，或离线核验一条证明' },
  usage: '[ADDRESS] [--proof FILE] [--vkey K]',
  example: 'corridor audit verify http://127.0.0.1:7300',
  options: {
    proof: {
      type: 'string',
      value: 'FILE',
      help: {
        en: 'answer of GET /api/v1/audit/entries/{id}/proof, checked offline',
        zh: '离线核验 GET /api/v1/audit/entries/{id}/proof 的应答',
      },
    },
    vkey: { type: 'string', value: 'K', help: { en: 'verifier key you already trust', zh: '您已信任的验证公钥' } },
    json: jsonOption,
  },
  arguments: [0, 1],
  async run(invocation) {
    const proof = textOption(invocation, 'proof');
    if (proof !== undefined) return offline(invocation, proof);
    const address = invocation.positionals[0] ?? (await loadProfile())?.address;
    if (address !== undefined) return online(invocation, address);
    process.stderr.write(`corridor audit verify ADDRESS\n`);
    return exitCodes.usage;
  },
};
