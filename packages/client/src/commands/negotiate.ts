import { readFile } from 'node:fs/promises';
import type { ApiAnswer } from '../api/api.ts';
import { type Command, exitCodes, type Invocation, switchOption, textOption } from '../cli/command.ts';
import { jsonOption, printAnswer, withSession } from '../cli/session.ts';
import { say } from '../cli/words.ts';
import {
  acceptVersion,
  concludeAgreement,
  type Proposal,
  requestOffer,
  type Signer,
  signVersion,
  type Terms,
  verifyAgreement,
} from '../deal/negotiation.ts';
import { readKeyFile } from '../local/key.ts';
import { keyPath } from './key.ts';

type Last = { readonly number: number; readonly terms: Terms; readonly price: Proposal['price'] };

type Step = (signer: Signer, id: string, proposal: Proposal) => Promise<ApiAnswer<object>>;

/** The last signed version, which a step without new terms or price repeats. */
const lastOf = async ({ api }: Signer, id: string): Promise<ApiAnswer<Last>> => {
  if (id.startsWith('off_')) return api.call<Last>('GET', `/api/v1/offers/${id}`);
  const got = await api.call<{ last: Last }>('GET', `/api/v1/negotiations/${id}`);
  return got.ok ? { ok: true, value: got.value.last } : got;
};

const steps: Readonly<Record<string, Step>> = {
  request: requestOffer,
  counter: signVersion,
  accept: async (signer, id, proposal) => {
    const last = await lastOf(signer, id);
    return last.ok ? acceptVersion(signer, { id, versionNumber: last.value.number }, proposal) : last;
  },
  conclude: (signer, id) => concludeAgreement(signer, id),
  verify: (signer, id) => verifyAgreement(signer, id),
};

const proposalOf = async (invocation: Invocation, last: Last): Promise<Proposal> => {
  const file = textOption(invocation, 'terms');
  const terms = file === undefined ? last.terms : (JSON.parse(await readFile(file, 'utf8')) as Terms);
  const amountMinor = textOption(invocation, 'price-minor') ?? last.price.amountMinor;
  return { terms, price: { amountMinor, currency: last.price.currency } };
};

type Key = { readonly id: string; readonly publicKey: string; readonly state: string };

/** `corridor negotiate`: one step of a negotiation, signed on this side. */
export const negotiate: Command = {
  name: 'negotiate',
  summary: { en: 'Take one step of a negotiation, signed with your key', zh: '以本方密钥签署，推进磋商一步' },
  usage: 'request OFFER | counter|accept|conclude|verify NEGOTIATION [--price-minor N] [--terms FILE]',
  example: 'corridor negotiate counter neg_01… --price-minor 980000',
  options: {
    'price-minor': {
      type: 'string',
      value: 'N',
      help: { en: 'price in minor units; the last one when left out', zh: '价格（最小货币单位），不填则沿用上一版' },
    },
    terms: {
      type: 'string',
      value: 'FILE',
      help: { en: 'terms as JSON; the last ones when left out', zh: '条款 JSON 文件，不填则沿用上一版' },
    },
    key: { type: 'string', value: 'FILE', help: { en: 'your organisation’s key file', zh: '本机构的密钥文件' } },
    json: jsonOption,
  },
  arguments: [2, 2],
  run: (invocation) =>
    withSession(invocation, async ({ api, profile }) => {
      const [verb = '', id = ''] = invocation.positionals;
      const step = steps[verb];
      if (step === undefined) {
        process.stderr.write(`corridor negotiate ${negotiate.usage}\n`);
        return exitCodes.usage;
      }
      const key = await readKeyFile(textOption(invocation, 'key') ?? keyPath(profile));
      const keys = await api.call<{ items: Key[] }>('GET', `/api/v1/organisations/${profile.organisationId}/keys`);
      const keyId = keys.ok ? keys.value.items.find(({ publicKey }) => publicKey === key.publicKey)?.id : undefined;
      const signer = { api, key, keyId: keyId ?? '' };
      const last = await lastOf(signer, id);
      const answer = last.ok ? step(signer, id, await proposalOf(invocation, last.value)) : Promise.resolve(last);
      return printAnswer(answer as Promise<ApiAnswer<{ id: string; state: string }>>, (value) =>
        console.log(
          switchOption(invocation, 'json')
            ? JSON.stringify(value)
            : say(invocation.language, { en: `${value.id} is ${value.state}`, zh: `${value.id} 现为 ${value.state}` }),
        ),
      );
    }),
};
