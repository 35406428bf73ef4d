import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '@corridor/server';
import { createApi } from '../api/api.ts';
import type { Language } from '../cli/command.ts';
import { type Actors, gatherActors } from './actors.ts';
import { type BankWorld, closeDay, fundBuyer, newBank, openBooks, trialBalance } from './bank.ts';
import {
  type Agreement,
  accept,
  check,
  completenessRule,
  conclude,
  counter,
  offer,
  type Proposal,
  request,
  termsOf,
} from './dealing.ts';
import { answerChecklist, approve, bringOpinion, draft, search, stateSource, submit } from './listing.ts';
import { checkLog, proveEntries } from './proving.ts';
import { completenessOf, extend, type Published, publish } from './publishing.ts';
import {
  askCooling,
  type CoolingAnswer,
  fetchFolder,
  openReader,
  type Reader,
  read,
  readChanges,
  statusOfQuery,
  statusOfUrl,
} from './reading.ts';
import { count, demand, demandRefusal, expect, type Line, percent, type Stage } from './stage.ts';
import { readStory } from './story.ts';

type Tell = (line: Line) => void;

type World = BankWorld & { readonly platform: Platform; readonly stage: Stage; readonly dataDir: string };

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

const yuan = (minor: string | null): string => (minor === null ? '–' : (Number(minor) / 100).toLocaleString('en-US'));

const publishAir = async (world: World, actors: Actors, tell: Tell): Promise<Published> => {
  const { products, costs, currency } = world.story;
  const air = await publish(actors.members.provider.api, products.air, { ...costs, currency });
  const complete = completenessOf(air.assessed, 'PM2.5');
  const gap = air.assessed.series?.columns.find(({ name }) => name === 'PM2.5')?.longest;
  expect(air.version.rows === 26_304 && gap?.steps === 343, 'the series is whole and its long gap is found');
  const rows = count(air.version.rows);
  const { score, grade, coverage } = air.assessed.quality;
  const { lowMinor, baseMinor, highMinor } = air.assessed.value;
  tell({
    zh: `${products.air.title.zh}：${rows} 行 × ${air.version.schema.length} 列`,
    en: `${products.air.title.en}: ${rows} rows × ${air.version.schema.length} columns`,
  });
  tell({
    zh: `PM2.5 完整率 ${percent(complete)}，最长连续缺失 ${gap.steps} 小时，止于 ${gap.to}`,
    en: `PM2.5 is ${percent(complete)} complete, the longest gap is ${gap.steps} hours and ends ${gap.to}`,
  });
  tell({
    zh: `质量 ${score?.toFixed(1)} 分（${grade} 级，指标覆盖 ${percent(coverage, 0)}），敏感级别 ${air.assessed.sensitivity.level}，成本法估值 ${yuan(lowMinor)}–${yuan(highMinor)} 元（中值 ${yuan(baseMinor)}）`,
    en: `quality ${score?.toFixed(1)} (${grade}, coverage ${percent(coverage, 0)}), level ${air.assessed.sensitivity.level}, value by cost ${yuan(lowMinor)}–${yuan(highMinor)} ${world.story.currency} (base ${yuan(baseMinor)})`,
  });
  return air;
};

const publishDivisions = async (world: World, actors: Actors, tell: Tell): Promise<Published> => {
  const { divisions } = world.story.products;
  const table = await publish(actors.members.institute.api, divisions);
  const encoding = String(table.version.source.encoding);
  tell({
    zh: `${divisions.title.zh}：${count(table.version.rows)} 行，编码 ${encoding} 自动识别`,
    en: `${divisions.title.en}: ${count(table.version.rows)} rows, encoding ${encoding} found without asking`,
  });
  return table;
};

type Refused = { readonly what: string; readonly code: string };

const refusePatients = async (world: World, actors: Actors, tell: Tell) => {
  const { hospital } = actors.members;
  const product = world.story.products.patients;
  const published = await publish(hospital.api, product);
  const { code, detail } = await demandRefusal(
    draft(hospital, product, published.datasetId, world.story.members.hospital),
  );
  expect(code === 'catalog.mode_not_allowed', `patients may not be downloaded: ${code}`);
  tell({ zh: `${product.title.zh}（${code}）：${detail}`, en: `${product.title.en} (${code}): ${detail}` });
  return { published, refused: { what: `${published.name} as a download`, code } };
};

const listPlants = async (world: World, actors: Actors, tell: Tell) => {
  const { institute } = actors.members;
  const product = world.story.products.plants;
  const published = await publish(institute.api, product);
  const { id } = await demand(draft(institute, product, published.datasetId, world.story.members.institute));
  await answerChecklist(institute, id);
  const first = await submit(institute, id);
  const reason = first.reasons.find(({ code }) => code.includes('source')) ?? first.reasons[0];
  expect(first.state === 'returned' && reason !== undefined, 'no listing without a source statement');
  tell({
    zh: `${product.title.zh}：退回（${reason.code}）${reason.zh}`,
    en: `${product.title.en}: returned (${reason.code}) ${reason.en}`,
  });
  await stateSource(institute, id, product);
  await approve(actors.operator, id, await submit(institute, id));
  const free: Proposal = {
    terms: { permission: [{ action: 'use' }], obligation: [{ action: 'attribute' }] },
    price: { amountMinor: '0', currency: world.story.currency },
  };
  await offer(institute, id, free);
  tell({ zh: `补齐来源说明后上架，开放，价格 0`, en: `completed and listed: open, price 0` });
  return {
    published,
    productId: id,
    refused: { what: `${published.name} without a source statement`, code: reason.code },
  };
};

const listAir = async (world: World, actors: Actors, air: Published, tell: Tell): Promise<string> => {
  const { provider, lawFirm } = actors.members;
  const product = world.story.products.air;
  const { id } = await demand(draft(provider, product, air.datasetId, world.story.members.provider));
  await stateSource(provider, id, product);
  await bringOpinion(provider, id, lawFirm, `${product.source.text.zh}\n${product.source.text.en}\n`);
  await approve(actors.operator, id, await submit(provider, id));
  tell({
    zh: '来源说明、律师事务所签署的合规意见、第二人审核：已上架',
    en: 'source statement, a law firm’s signed opinion, a second person’s review: listed',
  });
  return id;
};

const findProducts = async (world: World, ids: readonly string[], tell: Tell): Promise<void> => {
  const visitor = createApi(world.platform.address);
  const [air = '', plants = ''] = ids;
  for (const [words, id] of [
    ['空气质量', air],
    ['free cooling', air],
    ['电厂', plants],
    ['power plants', plants],
  ] as const) {
    expect((await search(visitor, words)).includes(id), `search finds ${words}`);
  }
  tell({
    zh: '搜索“空气质量”“电厂”“free cooling”“power plants”均命中',
    en: 'search finds 空气质量, 电厂, “free cooling”, “power plants”',
  });
};

const yearFrom = (world: World): Date => new Date(world.platform.kit.clock.now().getTime() + 365 * 86_400_000);

const negotiate = async (world: World, actors: Actors, productId: string, tell: Tell): Promise<Agreement> => {
  const { provider, buyer } = actors.members;
  const { deal, currency } = world.story;
  const until = yearFrom(world);
  const ask: Proposal = { terms: termsOf(deal, until), price: { amountMinor: deal.askMinor, currency } };
  const offerId = await offer(provider, productId, ask);
  const opened = await request(buyer, offerId, ask);
  await counter(provider, opened.id, ask);
  const { results } = await check(buyer, opened.id);
  const failed = results.find(({ ruleId }) => ruleId === completenessRule);
  expect(
    failed !== undefined && !failed.passed && failed.actual !== null,
    `the buyer’s rule fails: ${JSON.stringify(results)}`,
  );
  tell({
    zh: `买方规则“PM2.5 完整率 ≥ ${percent(deal.completenessMin, 0)}”未通过（实际 ${percent(failed.actual / 100)}），因此还价`,
    en: `the buyer’s rule “PM2.5 complete ≥ ${percent(deal.completenessMin, 0)}” fails (${percent(failed.actual / 100)}): hence a counter-offer`,
  });
  const bid: Proposal = {
    terms: termsOf(deal, until, [completenessRule]),
    price: { amountMinor: deal.bidMinor, currency },
  };
  const countered = await counter(buyer, opened.id, bid);
  const agreed = await counter(provider, countered.id, bid);
  await accept(buyer, agreed, bid);
  const agreement = await conclude(provider, buyer, opened.id);
  tell({
    zh: `价格由 ${yuan(deal.askMinor)} 元降至 ${yuan(agreement.price.amountMinor)} 元；双方以各自密钥签署，协议哈希 ${agreement.hash.slice(0, 16)}…，价款进入托管`,
    en: `the price falls from ${yuan(deal.askMinor)} to ${yuan(agreement.price.amountMinor)} ${currency}; both sign with their own keys, agreement ${agreement.hash.slice(0, 16)}…, price in escrow`,
  });
  return agreement;
};

const readAll = async (world: World, reader: Reader, air: Published, tell: Tell) => {
  const loaded = await read(reader, fetchFolder(world.dataDir, 'version-1'));
  expect(loaded.rows === air.version.rows, 'every row arrives');
  tell({
    zh: `Delta Sharing 读取：应有 ${count(air.version.rows)} 行，读到 ${count(loaded.rows)} 行`,
    en: `read by Delta Sharing: ${count(air.version.rows)} rows expected, ${count(loaded.rows)} read`,
  });
  return loaded;
};

const extendAir = async (
  world: World,
  actors: Actors,
  air: Published,
  reader: Reader,
  tell: Tell,
): Promise<Published> => {
  const longer = await extend(actors.members.provider.api, air, world.story.products.air.next);
  const changes = await readChanges(reader, longer.version.number, fetchFolder(world.dataDir, 'changes'));
  const added = longer.version.rows - air.version.rows;
  expect(changes.rows === added && added === 8_760, 'the change feed shows exactly the new rows');
  tell({
    zh: `第 2 版新增 ${count(added)} 行（PM2.5 完整率 ${percent(completenessOf(longer.assessed, 'PM2.5'))}），变更流恰好给出这些行`,
    en: `version 2 adds ${count(added)} rows (PM2.5 ${percent(completenessOf(longer.assessed, 'PM2.5'))} complete); the change feed shows exactly those`,
  });
  return longer;
};

const answerQuestion = async (world: World, reader: Reader, tell: Tell): Promise<CoolingAnswer> => {
  const { temperatureMax, pm25Max } = world.story.deal;
  const loaded = await read(reader, fetchFolder(world.dataDir, 'version-2'));
  const workDir = fetchFolder(world.dataDir, 'version-2');
  const answer = await askCooling(world.platform.kit.engine, loaded, { temperatureMax, pm25Max, workDir });
  const low = percent(answer.clean / answer.hours, 1);
  const high = percent((answer.clean + answer.unknown) / answer.hours, 1);
  tell({
    zh: `${count(answer.hours)} 小时中 ${count(answer.cold)} 小时够冷，其中 ${count(answer.clean)} 小时洁净，${count(answer.unknown)} 小时未知：全年的 ${low} 至 ${high}`,
    en: `${count(answer.cold)} of ${count(answer.hours)} hours are cold enough, ${count(answer.clean)} of them clean, ${count(answer.unknown)} unknown: ${low} to ${high} of the year`,
  });
  tell({
    zh: '区间的宽度就是卖方缺失的单元格：质量变成了价钱',
    en: 'the width of that answer is the seller’s missing cells: quality turned into money',
  });
  return answer;
};

const endAccess = async (
  actors: Actors,
  agreement: Agreement,
  reader: Reader,
  url: string,
  tell: Tell,
): Promise<number> => {
  const { buyer } = actors.members;
  const body = { reason: '研究完成 / study done' };
  await demand(buyer.api.call('POST', `/api/v1/agreements/${agreement.id}/termination`, { body }));
  const [query, file] = [await statusOfQuery(reader), await statusOfUrl(url)];
  expect(query === 403 && file === 403, `access has ended: ${query} ${file}`);
  const detail = await demand(buyer.api.call<Agreement>('GET', `/api/v1/agreements/${agreement.id}`));
  expect(detail.deletion !== null && detail.deletion !== undefined, 'a deletion statement is due');
  tell({
    zh: `终止后：再次查询 ${query}，已发出的下载地址 ${file}；删除声明须在 ${detail.deletion.dueAt.slice(0, 10)} 前提交`,
    en: `after the end: the next query ${query}, the address already given ${file}; a deletion statement is due by ${detail.deletion.dueAt.slice(0, 10)}`,
  });
  return query;
};

const settle = async (world: World, actors: Actors, agreement: Agreement, tell: Tell) => {
  await demand(actors.members.buyer.api.call('POST', `/api/v1/agreements/${agreement.id}/acceptance`));
  const books = await trialBalance(actors.operator, world.story.currency);
  expect(books.trialBalanceMinor === '0', 'the trial balance is zero');
  const day = await closeDay(world, actors);
  tell({
    zh: `买方验收，托管放款，手续费 ${yuan(agreement.fee.amountMinor)} 元；试算平衡 ${books.trialBalanceMinor}；${day} 与银行对账单一致，已日结`,
    en: `accepted and settled, fee ${yuan(agreement.fee.amountMinor)}; trial balance ${books.trialBalanceMinor}; ${day} closed against the bank statement`,
  });
  return books;
};

const leaveSecond = async (world: World, actors: Actors, productId: string, tell: Tell): Promise<Agreement> => {
  const { provider, buyer } = actors.members;
  const { deal, currency } = world.story;
  const terms = termsOf(deal, yearFrom(world), [completenessRule]);
  const proposal: Proposal = { terms, price: { amountMinor: deal.bidMinor, currency } };
  const offerId = await offer(provider, productId, proposal);
  const opened = await request(buyer, offerId, proposal);
  const confirmed = await counter(provider, opened.id, proposal);
  await accept(buyer, confirmed, proposal);
  const agreement = await conclude(provider, buyer, opened.id);
  tell({
    zh: `第二份协议 ${agreement.id} 保留，供您试用`,
    en: `a second agreement ${agreement.id} stays, for you to try`,
  });
  return agreement;
};

const keep = async (dataDir: string, name: string, text: string): Promise<string> => {
  const path = join(dataDir, 'demo', name);
  await writeFile(path, text, { mode: 0o600 });
  return path;
};

/** Where the demo lives, and the language it speaks. */
export type DemoOptions = { readonly dataDir: string; readonly language: Language };

/** The whole story; what it returns is summary.json and the answer of `--json`. */
export const runDemo = async (platform: Platform, stage: Stage, { dataDir, language }: DemoOptions) => {
  const story = await readStory();
  const today = (): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: story.bank.timeZone }).format(platform.kit.clock.now());
  const world: World = { platform, stage, story, dataDir, bank: newBank(), today };
  await mkdir(join(dataDir, 'demo'), { recursive: true });
  const setupCode = (await readFile(join(dataDir, 'setup-code'), 'utf8')).trim();
  const api = createApi(platform.address, undefined, language);
  const step = stage.step;

  const actors = await step('people', { zh: '机构与人员就位', en: 'People and organisations' }, async (tell) => {
    const gathered = await gatherActors(api, story, setupCode, join(dataDir, 'demo', 'keys'));
    tell({
      zh: `${story.regions.length} 个区域，${Object.keys(story.members).length} 家成员已核验，各自持有签名密钥`,
      en: `${story.regions.length} regions, ${Object.keys(story.members).length} members verified, each with a key of its own`,
    });
    return gathered;
  });
  const [air, divisions] = await step('publish', { zh: '发布与评估', en: 'Publish and assess' }, async (tell) => [
    await publishAir(world, actors, tell),
    await publishDivisions(world, actors, tell),
  ]);
  const refusals: Refused[] = [];
  const patients = await step('refuse', { zh: '如实拒绝', en: 'Two honest refusals' }, async (tell) => {
    const hospital = await refusePatients(world, actors, tell);
    const plants = await listPlants(world, actors, tell);
    refusals.push(hospital.refused, plants.refused);
    return { hospital, plants };
  });
  const productId = await step('list', { zh: '上架与搜索', en: 'List and find' }, async (tell) => {
    const id = await listAir(world, actors, air, tell);
    await findProducts(world, [id, patients.plants.productId], tell);
    return id;
  });
  await step('fund', { zh: '资金到账', en: 'Money at the bank' }, async (tell) => {
    await openBooks(world, actors);
    const funded = await fundBuyer(world, actors);
    tell({
      zh: `银行对账单（模拟）入账 ${yuan(funded)} 元，账簿为其镜像`,
      en: `the (simulated) bank’s statement brings ${yuan(funded)} ${story.currency}; the ledger mirrors it`,
    });
  });
  const agreement = await step('negotiate', { zh: '磋商与签约', en: 'Negotiate and sign' }, (tell) =>
    negotiate(world, actors, productId, tell),
  );
  const before = await checkLog(platform.address);
  const reader = await openReader(actors.members.buyer, agreement.id);
  const loaded = await step('read', { zh: '读取', en: 'Read' }, (tell) => readAll(world, reader, air, tell));
  const longer = await step('extend', { zh: '第 2 版', en: 'Version 2' }, (tell) =>
    extendAir(world, actors, air, reader, tell),
  );
  const answer = await step('answer', { zh: story.question.zh, en: story.question.en }, (tell) =>
    answerQuestion(world, reader, tell),
  );
  const books = await step('settle', { zh: '验收与结算', en: 'Accept and settle' }, (tell) =>
    settle(world, actors, agreement, tell),
  );
  const statusAfter = await step('end', { zh: '终止', en: 'End' }, (tell) =>
    endAccess(actors, agreement, reader, loaded.files[0]?.url ?? '', tell),
  );
  const proof = await step('prove', { zh: '证明', en: 'Prove' }, async (tell) => {
    await platform.outbox.drained();
    await platform.sequencer.settle();
    const report = await checkLog(platform.address, before);
    const proven = await proveEntries(actors.members.buyer.api, agreement.id, report);
    expect(proven > 0, 'the agreement has entries');
    tell({
      zh: `日志 ${count(report.size)} 条全部复核；与签约时的检查点一致（${before.size} → ${report.size}）；该协议 ${proven} 条记录逐条离线证明`,
      en: `all ${count(report.size)} entries of the log recomputed; consistent with the checkpoint of the signing (${before.size} → ${report.size}); ${proven} entries of the agreement proven offline`,
    });
    return {
      size: report.size,
      root: report.root,
      inclusionVerified: proven > 0,
      consistencyVerified: report.consistentWith === before.size,
    };
  });
  const second = await step('stay', { zh: '留给您试用', en: 'For you to try' }, (tell) =>
    leaveSecond(world, actors, productId, tell),
  );
  const profile = await openReader(actors.members.buyer, second.id);
  await keep(dataDir, 'buyer.share', profile.profile);
  await keep(
    dataDir,
    'logins.json',
    `${JSON.stringify({ address: platform.address, people: actors.logins }, null, 2)}\n`,
  );
  const { hospital, plants } = patients;
  const summary = {
    schema: 'corridor.demo/1',
    ok: stage.results.every(({ ok }) => ok),
    steps: stage.results,
    datasets: [longer, divisions, hospital.published, plants.published].map(summaryOf),
    agreement: { id: agreement.id, hash: agreement.hash },
    read: {
      table: `${reader.table.share}.${reader.table.schema}.${reader.table.table}`,
      rowsExpected: air.version.rows,
      rowsRead: loaded.rows,
    },
    ledger: books,
    answer: {
      ...answer,
      shareLow: answer.clean / answer.hours,
      shareHigh: (answer.clean + answer.unknown) / answer.hours,
    },
    refusals,
    revoked: { statusAfter },
    audit: proof,
  };
  await keep(dataDir, 'summary.json', `${JSON.stringify(summary, null, 2)}\n`);
  return { summary, profile, logins: actors.logins };
};
