import type { OnlineReport } from '@corridor/server';
import type { Agreement, Proposal } from '../deal/negotiation.ts';
import type { Actors } from './actors.ts';
import { closeDay, trialBalance } from './bank.ts';
import { accept, check, completenessRule, conclude, counter, offer, request, termsOf } from './dealing.ts';
import { checkLog, proveEntries } from './proving.ts';
import { completenessOf, extend, type Published } from './publishing.ts';
import {
  askCooling,
  type CoolingAnswer,
  fetchFolder,
  type Reader,
  read,
  readChanges,
  statusOfQuery,
  statusOfUrl,
} from './reading.ts';
import { count, demand, expect, percent } from './stage.ts';
import { type Cast, type Tell, type World, yuan } from './world.ts';

const yearFrom = (world: World): Date => new Date(world.platform.kit.clock.now().getTime() + 365 * 86_400_000);

/** Offer, failing rule, counter-offer, signatures, escrow. */
export const negotiate = async (world: World, actors: Actors, productId: string, tell: Tell): Promise<Agreement> => {
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

/** Reads every row. */
export const readAll = async (world: World, reader: Reader, air: Published, tell: Tell) => {
  const loaded = await read(reader, fetchFolder(world.dataDir, 'version-1'));
  expect(loaded.rows === air.version.rows, 'every row arrives');
  tell({
    zh: `Delta Sharing 读取：应有 ${count(air.version.rows)} 行，读到 ${count(loaded.rows)} 行`,
    en: `read by Delta Sharing: ${count(air.version.rows)} rows expected, ${count(loaded.rows)} read`,
  });
  return loaded;
};

/** Publishes version 2 and reads its changes. */
export const extendAir = async (
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

/** Answers the buyer’s question from the fetched files. */
export const answerQuestion = async (world: World, reader: Reader, tell: Tell): Promise<CoolingAnswer> => {
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

/** Ends the agreement and tries to read on. */
export const endAccess = async (
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

/** Accepts the delivery; the escrow posts, the day closes. */
export const settle = async (world: World, actors: Actors, agreement: Agreement, tell: Tell) => {
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

/** Concludes an agreement that stays. */
export const leaveSecond = async (world: World, actors: Actors, productId: string, tell: Tell): Promise<Agreement> => {
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

/** Recomputes the whole log from outside and proves every entry of the agreement offline. */
export const proveDeal = async ({ world, actors }: Cast, agreement: Agreement, before: OnlineReport, tell: Tell) => {
  await world.platform.outbox.drained();
  await world.platform.sequencer?.settle();
  const report = await checkLog(world.platform.address, before);
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
};
