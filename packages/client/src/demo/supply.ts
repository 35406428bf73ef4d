import { createApi } from '../api/api.ts';
import type { Proposal } from '../deal/negotiation.ts';
import type { Actors } from './actors.ts';
import { offer } from './dealing.ts';
import { answerChecklist, approve, bringOpinion, draft, search, stateSource, submit } from './listing.ts';
import { completenessOf, type Published, publish } from './publishing.ts';
import { count, demand, demandRefusal, expect, percent } from './stage.ts';
import { type Tell, type World, yuan } from './world.ts';

/** The datasets of the story, published. */
export type Supply = Readonly<Record<'air' | 'divisions' | 'patients' | 'plants', Published>>;

/** Publishes all four files, each by its own provider, at the same time. */
export const publishAll = async ({ story }: World, { members }: Actors): Promise<Supply> => {
  const { products, costs, currency } = story;
  const [air, divisions, patients, plants] = await Promise.all([
    publish(members.provider.api, products.air, { ...costs, currency }),
    publish(members.institute.api, products.divisions),
    publish(members.hospital.api, products.patients),
    publish(members.institute.api, products.plants),
  ]);
  return { air, divisions, patients, plants };
};

/** Says what the assessment found in the series. */
export const tellAir = ({ story }: World, air: Published, tell: Tell): void => {
  const { products } = story;
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
    en: `quality ${score?.toFixed(1)} (${grade}, coverage ${percent(coverage, 0)}), level ${air.assessed.sensitivity.level}, value by cost ${yuan(lowMinor)}–${yuan(highMinor)} ${story.currency} (base ${yuan(baseMinor)})`,
  });
};

/** Says how the table in GB18030 was read. */
export const tellDivisions = ({ story }: World, table: Published, tell: Tell): void => {
  const { divisions } = story.products;
  const encoding = String(table.version.source.encoding);
  tell({
    zh: `${divisions.title.zh}：${count(table.version.rows)} 行，编码 ${encoding} 自动识别`,
    en: `${divisions.title.en}: ${count(table.version.rows)} rows, encoding ${encoding} found without asking`,
  });
};

/** What was refused, and with which code. */
export type Refused = { readonly what: string; readonly code: string };

/** A download of patients is refused, with the reason and what would be allowed. */
export const refusePatients = async (
  world: World,
  actors: Actors,
  published: Published,
  tell: Tell,
): Promise<Refused> => {
  const { hospital } = actors.members;
  const product = world.story.products.patients;
  const { code, detail } = await demandRefusal(
    draft(hospital, product, published.datasetId, world.story.members.hospital),
  );
  expect(code === 'catalog.mode_not_allowed', `patients may not be downloaded: ${code}`);
  tell({ zh: `${product.title.zh}（${code}）：${detail}`, en: `${product.title.en} (${code}): ${detail}` });
  return { what: `${published.name} as a download`, code };
};

/** A list without a source statement is returned, completed, and listed open. */
export const listPlants = async (world: World, actors: Actors, published: Published, tell: Tell) => {
  const { institute } = actors.members;
  const product = world.story.products.plants;
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
  return { productId: id, refused: { what: `${published.name} without a source statement`, code: reason.code } };
};

/** Lists the series with a law firm’s opinion and a second person’s review. */
export const listAir = async (world: World, actors: Actors, air: Published, tell: Tell): Promise<string> => {
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

/** Finds the products in both languages, as a visitor. */
export const findProducts = async (world: World, ids: readonly string[], tell: Tell): Promise<void> => {
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
