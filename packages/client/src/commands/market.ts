import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { type Command, switchOption, textOption } from '../cli/command.ts';
import { jsonOption, printAnswer, withSession } from '../cli/session.ts';
import { printProblem, say } from '../cli/words.ts';

type Found = { readonly id: string; readonly title: { readonly zh: string; readonly en: string } };
type Version = { readonly number: number; readonly rows: number; readonly contentSha256: string };

/** `corridor search`: finds listed products. */
export const search: Command = {
  name: 'search',
  summary: { en: 'Find products', zh: '搜索产品' },
  usage: 'WORDS [--json]',
  example: 'corridor search "air quality"',
  options: { json: jsonOption },
  arguments: [1, 20],
  run: (invocation) =>
    withSession(invocation, ({ api }) =>
      printAnswer(
        api.call<{ items: Found[] }>('GET', '/api/v1/products', { query: { q: invocation.positionals.join(' ') } }),
        (found) => {
          if (switchOption(invocation, 'json')) console.log(JSON.stringify(found));
          else for (const { id, title } of found.items) console.log(`${id}  ${title[invocation.language]}`);
        },
      ),
    ),
};

/** `corridor publish`: sends a file as the next version of a dataset, which is made when the name is new. */
export const publish: Command = {
  name: 'publish',
  summary: { en: 'Publish a file as the next version of a dataset', zh: '将文件发布为数据集的新版本' },
  usage: 'FILE --dataset NAME|ID [--replace] [--title T] [--time-zone Z]',
  example: 'corridor publish air.csv --dataset air_hourly --title 空气质量 --time-zone Asia/Shanghai',
  options: {
    dataset: { type: 'string', value: 'NAME|ID', help: { en: 'the dataset', zh: '数据集' } },
    replace: { type: 'boolean', help: { en: 'replace everything instead of adding rows', zh: '整体替换，而非追加' } },
    title: { type: 'string', value: 'T', help: { en: 'title of a new dataset', zh: '新数据集的标题' } },
    'time-zone': { type: 'string', value: 'Z', help: { en: 'zone of local times in it', zh: '其中本地时间的时区' } },
    json: jsonOption,
  },
  arguments: [1, 1],
  run: (invocation) =>
    withSession(invocation, async ({ api }) => {
      const [file = ''] = invocation.positionals;
      const name = textOption(invocation, 'dataset') ?? '';
      let id = name;
      if (!name.startsWith('ds_')) {
        const { items } = await api
          .call<{ items: { id: string; name: string }[] }>('GET', '/api/v1/datasets', { query: { pageSize: 500 } })
          .then((got) => (got.ok ? got.value : { items: [] }));
        const known = items.find((dataset) => dataset.name === name);
        const title = textOption(invocation, 'title') ?? name;
        const body = { name, titleZh: title, titleEn: title, timeZone: textOption(invocation, 'time-zone') ?? 'UTC' };
        const made =
          known === undefined ? await api.call<{ id: string }>('POST', '/api/v1/datasets', { body }) : undefined;
        if (made?.ok === false) return printProblem(made.problem);
        id = known?.id ?? made?.value.id ?? '';
      }
      const mode = switchOption(invocation, 'replace') ? 'replace' : 'append';
      const query = { mode, fileName: basename(file) };
      const answer = api.call<Version>('POST', `/api/v1/datasets/${id}/versions`, {
        query,
        body: await openAsBlob(file),
      });
      return printAnswer(answer, (version) => {
        if (switchOption(invocation, 'json')) console.log(JSON.stringify({ datasetId: id, ...version }));
        else
          console.log(
            say(invocation.language, {
              en: `${id} version ${version.number}: ${version.rows} rows, ${version.contentSha256}`,
              zh: `${id} 第 ${version.number} 版：${version.rows} 行，${version.contentSha256}`,
            }),
          );
      });
    }),
};

/** `corridor ledger`: one's accounts and balances. */
export const ledger: Command = {
  name: 'ledger',
  summary: { en: 'Show your accounts and balances', zh: '查看账户与余额' },
  usage: '[--json]',
  example: 'corridor ledger',
  options: { json: jsonOption },
  arguments: [0, 0],
  run: (invocation) =>
    withSession(invocation, ({ api }) =>
      printAnswer(
        api.call<{ items: { id: string; currency: string; balanceMinor: string; availableMinor: string }[] }>(
          'GET',
          '/api/v1/ledger/accounts',
        ),
        (found) => {
          if (switchOption(invocation, 'json')) console.log(JSON.stringify(found));
          else
            for (const a of found.items)
              console.log(`${a.id}  ${a.currency}  ${a.balanceMinor}  (${a.availableMinor})`);
        },
      ),
    ),
};
