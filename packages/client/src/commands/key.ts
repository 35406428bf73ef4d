import { join } from 'node:path';
import { type Command, textOption } from '../cli/command.ts';
import { printAnswer, withSession } from '../cli/session.ts';
import { say } from '../cli/words.ts';
import { createKeyFile } from '../local/key.ts';
import { type Profile, settingsFolder } from '../local/profile.ts';

/** Where an organisation's key lies unless a file is named. */
export const keyPath = ({ organisationId }: Pick<Profile, 'organisationId'>): string =>
  join(settingsFolder(), 'keys', `${organisationId}.pem`);

/** `corridor key create`: makes your organisation's signing key on this side and registers its public half. */
export const keyCreate: Command = {
  name: 'key create',
  summary: { en: 'Make your organisation’s signing key here and register it', zh: '在本地生成机构签名密钥并登记公钥' },
  usage: '[--out FILE]',
  example: 'corridor key create',
  options: {
    out: { type: 'string', value: 'FILE', help: { en: 'where the private half is kept', zh: '私钥文件位置' } },
  },
  arguments: [0, 0],
  run: (invocation) =>
    withSession(invocation, async ({ api, profile }) => {
      const path = textOption(invocation, 'out') ?? keyPath(profile);
      const { publicKey } = await createKeyFile(path);
      return printAnswer(api.call<{ id: string }>('POST', '/api/v1/keys', { body: { publicKey } }), ({ id }) =>
        console.log(
          say(invocation.language, {
            en: `${id} is registered; the private half is in ${path} and nowhere else.`,
            zh: `${id} 已登记；私钥只保存在 ${path}。`,
          }),
        ),
      );
    }),
};
