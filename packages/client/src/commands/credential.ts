import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CredentialVerification } from '@corridor/server';
import { type Command, exitCodes, type Invocation, switchOption, textListOption, textOption } from '../cli/command.ts';
import { jsonOption } from '../cli/session.ts';
import { printRefusal, say } from '../cli/words.ts';

const statusWords: Readonly<Record<CredentialVerification['status'], { readonly en: string; readonly zh: string }>> = {
  not_revoked: { en: 'It is not on the revocation list.', zh: '不在撤销名单中。' },
  list_not_given: {
    en: 'Whether it was revoked is not known: give its revocation list with --status.',
    zh: '是否已撤销未知：请用 --status 给出撤销名单。',
  },
  no_list: { en: 'Its issuer keeps no revocation list.', zh: '签发方未设撤销名单。' },
};

const nameOf = ({ achievement }: CredentialVerification['subject']): string | undefined => {
  const name = (achievement as { readonly name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
};

const tell = (invocation: Invocation, credential: CredentialVerification): void => {
  const { issuer, validFrom, validUntil, status, subject, types } = credential;
  const what = nameOf(subject) ?? types.at(-1) ?? '';
  console.log(
    say(invocation.language, {
      en: [
        `The credential is whole: ${what}.`,
        `Issued by ${issuer.name ?? issuer.did}; valid from ${validFrom}${validUntil === null ? '' : ` to ${validUntil}`}.`,
        statusWords[status].en,
        `Issuer's key (compare with what the issuer publishes): ${issuer.did}`,
      ].join('\n'),
      zh: [
        `凭证完好：${what}。`,
        `由${issuer.name ?? issuer.did}签发；自 ${validFrom} ${validUntil === null ? '起有效' : `至 ${validUntil} 有效`}。`,
        statusWords[status].zh,
        `签发方公钥（请与其公布的核对）：${issuer.did}`,
      ].join('\n'),
    }),
  );
};

/** `corridor credential verify`: checks an Open Badge or another credential with an `eddsa-rdfc-2022` proof, with no connection. */
export const credentialVerify: Command = {
  name: 'credential verify',
  summary: { en: 'Check an Open Badge offline', zh: '离线核验数字凭证（Open Badges）' },
  usage: 'FILE [--status FILE] [--issuer DID]…',
  example: 'corridor credential verify badge.json --status status-1.json',
  options: {
    status: {
      type: 'string',
      value: 'FILE',
      help: {
        en: 'the revocation list, as it lies at the address in credentialStatus',
        zh: '撤销名单，即 credentialStatus 所指地址上的文件',
      },
    },
    issuer: {
      type: 'string',
      multiple: true,
      value: 'DID',
      help: { en: 'accept only these issuers', zh: '只认这些签发方' },
    },
    json: jsonOption,
  },
  readsFiles: true,
  arguments: [1, 1],
  async run(invocation) {
    const { errorTables, systemClock, verifyCredential } = await import('@corridor/server');
    const [path = ''] = invocation.positionals;
    const status = textOption(invocation, 'status');
    const done = await verifyCredential(await readFile(path, 'utf8'), {
      now: systemClock.now(),
      issuers: textListOption(invocation, 'issuer'),
      ...(status === undefined ? {} : { statusList: await readFile(resolve(status), 'utf8') }),
    });
    if (!done.ok) return printRefusal(done.error, errorTables, invocation.language);
    if (switchOption(invocation, 'json')) console.log(JSON.stringify(done.value));
    else tell(invocation, done.value);
    return exitCodes.done;
  },
};
