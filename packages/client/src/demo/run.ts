import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '@corridor/server';
import { createApi } from '../api/api.ts';
import type { Language } from '../cli/command.ts';
import { gatherActors } from './actors.ts';
import { fundBuyer, newBank, openBooks } from './bank.ts';
import { answerQuestion, endAccess, extendAir, leaveSecond, negotiate, proveDeal, readAll, settle } from './deal.ts';
import { checkLog } from './proving.ts';
import type { Published } from './publishing.ts';
import { openReader } from './reading.ts';
import type { Stage } from './stage.ts';
import { readStory } from './story.ts';
import { findProducts, listAir, listPlants, publishAll, refusePatients, tellAir, tellDivisions } from './supply.ts';
import { leaveVisitors } from './visitors.ts';
import { type Cast, type World, yuan } from './world.ts';

/** What is told about each dataset in summary.json. */
const summaryOf = ({ name, version, assessed }: Published) => ({
  name,
  rows: version.rows,
  columns: version.schema.length,
  bytes: version.bytes,
  quality: { score: assessed.quality.score, grade: assessed.quality.grade, coverage: assessed.quality.coverage },
  level: assessed.sensitivity.level,
  value: {
    lowMinor: assessed.value.lowMinor,
    baseMinor: assessed.value.baseMinor,
    highMinor: assessed.value.highMinor,
    currency: assessed.value.currency,
  },
});

const keep = async (dataDir: string, name: string, text: string): Promise<string> => {
  const path = join(dataDir, 'demo', name);
  await writeFile(path, text, { mode: 0o600 });
  return path;
};

/** Where the demo lives, and the language it speaks. */
export type DemoOptions = { readonly dataDir: string; readonly language: Language };

const enter = async (world: World, language: Language): Promise<Cast> => {
  const { platform, stage, story, dataDir } = world;
  await mkdir(join(dataDir, 'demo'), { recursive: true });
  const setupCode = (await readFile(join(dataDir, 'setup-code'), 'utf8')).trim();
  const api = createApi(platform.address, undefined, language);
  const actors = await stage.step('people', { zh: '机构与人员就位', en: 'People and organisations' }, async (tell) => {
    const gathered = await gatherActors(api, story, setupCode, join(dataDir, 'demo', 'keys'));
    const members = Object.keys(story.members).length;
    tell({
      zh: `${story.regions.length} 个区域，${members} 家成员已核验，各自持有签名密钥`,
      en: `${story.regions.length} regions, ${members} members verified, each with a key of its own`,
    });
    return gathered;
  });
  return { world, actors };
};

/** The first half: what the providers bring, what is refused, what is listed. */
const actOfSupply = async ({ world, actors }: Cast) => {
  const { step } = world.stage;
  const published = await step('publish', { zh: '发布与评估', en: 'Publish and assess' }, async (tell) => {
    const all = await publishAll(world, actors);
    tellAir(world, all.air, tell);
    tellDivisions(world, all.divisions, tell);
    return all;
  });
  const refused = await step('refuse', { zh: '如实拒绝', en: 'Two honest refusals' }, async (tell) => ({
    patients: await refusePatients(world, actors, published.patients, tell),
    plants: await listPlants(world, actors, published.plants, tell),
  }));
  const productId = await step('list', { zh: '上架与搜索', en: 'List and find' }, async (tell) => {
    const id = await listAir(world, actors, published.air, tell);
    await findProducts(world, [id, refused.plants.productId], tell);
    return id;
  });
  return { ...published, refusals: [refused.patients, refused.plants.refused], productId };
};

/** The second half: money, agreement, reading, settlement, end, proof. */
const actOfDeal = async (cast: Cast, { air, productId }: { air: Published; productId: string }) => {
  const { world, actors } = cast;
  const { step } = world.stage;
  const visitors = await step('fund', { zh: '资金到账', en: 'Money at the bank' }, async (tell) => {
    await openBooks(world, actors);
    const funded = yuan(await fundBuyer(world, actors));
    tell({
      zh: `银行对账单（模拟）入账 ${funded} 元，账簿为其镜像`,
      en: `the (simulated) bank’s statement brings ${funded} ${world.story.currency}; the ledger mirrors it`,
    });
    return leaveVisitors(cast, tell);
  });
  const agreement = await step('negotiate', { zh: '磋商与签约', en: 'Negotiate and sign' }, (tell) =>
    negotiate(world, actors, productId, tell),
  );
  const before = await checkLog(world.platform.address);
  const reader = await openReader(actors.members.buyer, agreement.id);
  const loaded = await step('read', { zh: '读取', en: 'Read' }, (tell) => readAll(world, reader, air, tell));
  const longer = await step('extend', { zh: '第 2 版', en: 'Version 2' }, (tell) =>
    extendAir(world, actors, air, reader, tell),
  );
  const answer = await step('answer', world.story.question, (tell) => answerQuestion(world, reader, tell));
  const ledger = await step('settle', { zh: '验收与结算', en: 'Accept and settle' }, (tell) =>
    settle(world, actors, agreement, tell),
  );
  const statusAfter = await step('end', { zh: '终止', en: 'End' }, (tell) =>
    endAccess(actors, agreement, reader, loaded.files[0]?.url ?? '', tell),
  );
  const audit = await step('prove', { zh: '证明', en: 'Prove' }, (tell) => proveDeal(cast, agreement, before, tell));
  const { share, schema, table } = reader.table;
  const told = { table: `${share}.${schema}.${table}`, rowsExpected: air.version.rows, rowsRead: loaded.rows };
  return { visitors, agreement, read: told, longer, answer, ledger, statusAfter, audit };
};

/** The whole story; what it returns is summary.json and the answer of `--json`. */
export const runDemo = async (platform: Platform, stage: Stage, { dataDir, language }: DemoOptions) => {
  const story = await readStory();
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone: story.bank.timeZone });
  const today = (): string => days.format(platform.kit.clock.now());
  const cast = await enter({ platform, stage, story, dataDir, bank: newBank(), today }, language);
  const supply = await actOfSupply(cast);
  const deal = await actOfDeal(cast, supply);
  const second = await stage.step('stay', { zh: '留给您试用', en: 'For you to try' }, (tell) =>
    leaveSecond(cast.world, cast.actors, supply.productId, tell),
  );
  const { profile } = await openReader(cast.actors.members.buyer, second.id);
  const { hours, cold, clean, unknown } = deal.answer;
  const summary = {
    schema: 'corridor.demo/1',
    ok: stage.results.every(({ ok }) => ok),
    steps: stage.results,
    datasets: [deal.longer, supply.divisions, supply.patients, supply.plants].map(summaryOf),
    agreement: { id: deal.agreement.id, hash: deal.agreement.hash },
    read: deal.read,
    ledger: deal.ledger,
    answer: { hours, cold, clean, unknown, shareLow: clean / hours, shareHigh: (clean + unknown) / hours },
    refusals: supply.refusals,
    revoked: { statusAfter: deal.statusAfter },
    audit: deal.audit,
  };
  const logins = [...deal.visitors, ...cast.actors.logins];
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  await keep(dataDir, 'buyer.share', profile);
  await keep(dataDir, 'logins.json', json({ address: platform.address, people: logins }));
  await keep(dataDir, 'summary.json', json(summary));
  return { summary, logins };
};
