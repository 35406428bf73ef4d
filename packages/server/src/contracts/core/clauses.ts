import type { Bilingual, Money } from '#kernel';
import type { AcceptanceRule, Constraint, Operator, Prohibition, Terms } from '../model.ts';
import { daysOfDuration, valuesOf } from './operands.ts';

/** enforced: the platform makes a breach impossible; monitored: it sees and records it; declared: it is a promise. */
export type ClauseClass = 'enforced' | 'monitored' | 'declared';

/** What a clause is about; decides its class. */
export type ClauseKind =
  | Constraint['leftOperand']
  | 'prohibitedUse'
  | 'distribute'
  | 'delete'
  | 'attribute'
  | 'columns'
  | 'priceEscrow'
  | 'priceDirect'
  | 'acceptanceTime'
  | 'acceptanceRule';

/** One clause as it is shown before signing: what it says, and what becomes of it in fact. */
export type Clause = {
  /** `permission-1` and so on are also the ids of counters. */
  readonly id: string;
  readonly kind: ClauseKind;
  readonly class: ClauseClass;
  readonly text: Bilingual;
  readonly reason: Bilingual;
};

/** What the platform does about each kind of clause, and why it cannot do more. */
export const clauseClasses: Readonly<Record<ClauseKind, { readonly class: ClauseClass; readonly reason: Bilingual }>> =
  {
    dateTime: {
      class: 'enforced',
      reason: {
        zh: '每次访问都核对时间，期外一律拒绝；到期后协议自动终止。',
        en: 'Every access is checked against the clock and refused outside; the agreement ends by itself afterwards.',
      },
    },
    count: {
      class: 'enforced',
      reason: {
        zh: '每次使用先扣减计数再提供数据，并发时也不会超额。',
        en: 'Every use is counted before data are served; simultaneous uses cannot exceed the limit.',
      },
    },
    purpose: {
      class: 'monitored',
      reason: {
        zh: '申明其他用途的访问会被拒绝并记录；未申明用途视为约定用途；数据取走后的实际用途平台无法看到。',
        en: 'A use that states another purpose is refused and recorded, one that states none counts as agreed; what is done with the data afterwards is not seen.',
      },
    },
    spatial: {
      class: 'monitored',
      reason: {
        zh: '按买方登记的所在地区核对并记录；数据实际存放和使用的地点平台无法看到。',
        en: 'Checked against the region where the buyer is registered; where the data are in fact kept and used is not seen.',
      },
    },
    deliveryMode: {
      class: 'enforced',
      reason: {
        zh: '只开通约定的交付方式，其他方式不予开通。',
        en: 'Only the agreed ways of delivery are opened.',
      },
    },
    prohibitedUse: {
      class: 'monitored',
      reason: {
        zh: '符合禁止条件的访问会被拒绝并记录；条件中的用途和地区以申明和登记为准。',
        en: 'An access that meets the conditions is refused and recorded; purpose and region are as stated and registered.',
      },
    },
    distribute: {
      class: 'declared',
      reason: {
        zh: '数据取走后是否转给他人，平台无法看到，由买方承诺。',
        en: 'Whether data are passed on after delivery cannot be seen; it is the buyer’s promise.',
      },
    },
    delete: {
      class: 'monitored',
      reason: {
        zh: '协议终止后按期催交经签名的删除声明，逾期可见；删除本身平台无法看到。',
        en: 'A signed deletion statement falls due after the end and is shown when overdue; the deletion itself is not seen.',
      },
    },
    attribute: {
      class: 'declared',
      reason: {
        zh: '是否注明来源发生在平台之外，由买方承诺。',
        en: 'Whether the source is named happens outside the platform; it is the buyer’s promise.',
      },
    },
    columns: {
      class: 'enforced',
      reason: {
        zh: '只生成并交付约定的列，其他列不离开供方。',
        en: 'Only the agreed columns are materialised and delivered.',
      },
    },
    priceEscrow: {
      class: 'enforced',
      reason: {
        zh: '签约时价款冻结在托管中，余额不足不能签约；验收后支付，交付前终止则退回。',
        en: 'The price is held in escrow when the agreement is concluded, which fails without funds; it posts on acceptance and returns if the agreement ends before delivery.',
      },
    },
    priceDirect: {
      class: 'monitored',
      reason: {
        zh: '价款由双方直接支付，平台只登记支付凭证。',
        en: 'The parties pay each other directly; the platform records the proof of payment.',
      },
    },
    acceptanceTime: {
      class: 'enforced',
      reason: {
        zh: '交付后期限内未提出异议，且验收规则未失败，系统自动验收。',
        en: 'Silence until the deadline accepts by itself, unless one of the buyer’s rules fails on delivery.',
      },
    },
    acceptanceRule: {
      class: 'enforced',
      reason: {
        zh: '签署前和交付时都在评估结果上运行；交付时失败则不会自动验收。',
        en: 'Run on the assessment before signing and on delivery; a failure on delivery rules out acceptance by silence.',
      },
    },
  };

type Words = Readonly<Partial<Record<Operator, (value: string) => Bilingual>>>;

const sets = (zh: string, en: string, zhNot: string, enNot: string): Words => {
  const only = (value: string) => ({ zh: `${zh}：${value}`, en: `${en}: ${value}` });
  const not = (value: string) => ({ zh: `${zhNot}：${value}`, en: `${enNot}: ${value}` });
  return { eq: only, isAnyOf: only, isPartOf: only, neq: not, isNoneOf: not };
};

const words: Readonly<Record<Constraint['leftOperand'], Words>> = {
  dateTime: {
    gteq: (value) => ({ zh: `自 ${value} 起`, en: `from ${value}` }),
    gt: (value) => ({ zh: `${value} 之后`, en: `after ${value}` }),
    lteq: (value) => ({ zh: `至 ${value} 止`, en: `until ${value}` }),
    lt: (value) => ({ zh: `${value} 之前`, en: `before ${value}` }),
  },
  count: {
    lteq: (value) => ({ zh: `最多使用 ${value} 次`, en: `at most ${value} uses` }),
    lt: (value) => ({ zh: `使用少于 ${value} 次`, en: `fewer than ${value} uses` }),
  },
  purpose: sets('用途限于', 'only for', '不得用于', 'not for'),
  spatial: sets('使用地区限于', 'only in', '使用地区不含', 'not in'),
  deliveryMode: sets('交付方式限于', 'only by', '不采用的交付方式', 'not by'),
};

const modeWords: Readonly<Record<string, Bilingual>> = {
  download: { zh: '下载', en: 'download' },
  share: { zh: '共享读取', en: 'sharing' },
  api: { zh: '接口', en: 'API' },
  cleanRoom: { zh: '可用不可见计算', en: 'clean room' },
};

/** An instant for people: to the minute, in UTC, which is what decides. */
const instantText = (text: string): string => `${new Date(text).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const valueText = ({ leftOperand }: Constraint, value: string, language: 'zh' | 'en'): string => {
  if (leftOperand === 'dateTime') return instantText(value);
  return leftOperand === 'deliveryMode' ? (modeWords[value]?.[language] ?? value) : value;
};

const textOf = (constraint: Constraint): Bilingual => {
  const { leftOperand, operator, rightOperand } = constraint;
  const values = (language: 'zh' | 'en', comma: string): string =>
    valuesOf(rightOperand)
      .map((value) => valueText(constraint, value, language))
      .join(comma);
  const say = words[leftOperand][operator];
  const [zh, en] = [values('zh', '、'), values('en', ', ')];
  return say === undefined ? { zh: `${leftOperand} ${operator} ${zh}`, en } : { zh: say(zh).zh, en: say(en).en };
};

const clause = (id: string, kind: ClauseKind, text: Bilingual): Clause => ({
  id,
  kind,
  text,
  ...clauseClasses[kind],
});

const permissionClauses = (terms: Terms): Clause[] =>
  terms.permission.flatMap(({ constraint = [] }, p) =>
    constraint.map((one, c) => clause(`permission-${p + 1}.${c + 1}`, one.leftOperand, textOf(one))),
  );

const prohibitionText = ({ action, constraint = [] }: Prohibition): Bilingual => {
  if (action === 'distribute') return { zh: '不得向第三方提供数据', en: 'the data may not be passed on' };
  const conditions = constraint.map(textOf);
  return {
    zh: `禁止下列情形的使用：${conditions.map((c) => c.zh).join('；')}`,
    en: `no use where all of this holds: ${conditions.map((c) => c.en).join('; ')}`,
  };
};

const prohibitionClauses = (terms: Terms): Clause[] =>
  (terms.prohibition ?? []).map((rule, index) =>
    clause(
      `prohibition-${index + 1}`,
      rule.action === 'distribute' ? 'distribute' : 'prohibitedUse',
      prohibitionText(rule),
    ),
  );

/** Days within which the buyer owes the deletion statement after the end; undefined when nothing has to be deleted. */
export const deletionDays = (terms: Terms): number | undefined => {
  const duty = terms.obligation?.find((one) => one.action === 'delete');
  return duty === undefined ? undefined : daysOfDuration(duty.constraint[0].rightOperand);
};

const dutyClauses = (terms: Terms): Clause[] =>
  (terms.obligation ?? []).map((duty, index) => {
    const id = `obligation-${index + 1}`;
    if (duty.action === 'attribute') return clause(id, 'attribute', { zh: '使用时须注明来源', en: 'name the source' });
    const days = deletionDays(terms);
    return clause(id, 'delete', {
      zh: `协议终止后 ${days} 天内删除数据并提交声明`,
      en: `delete the data within ${days} days after the end and state so`,
    });
  });

const metricWords: Readonly<Record<AcceptanceRule['metric'], Bilingual>> = {
  completeness: { zh: '填充率（%）', en: 'filled cells in per cent' },
  uniqueness: { zh: '唯一值占比（%）', en: 'values that occur once in per cent' },
  conformity: { zh: '合规单元格占比（%）', en: 'conforming cells in per cent' },
  rowCount: { zh: '行数', en: 'rows' },
  score: { zh: '质量分', en: 'quality score' },
};

const operatorWords: Readonly<Record<AcceptanceRule['operator'], Bilingual>> = {
  mustBe: { zh: '等于', en: 'exactly' },
  mustNotBe: { zh: '不等于', en: 'other than' },
  mustBeGreaterThan: { zh: '大于', en: 'more than' },
  mustBeGreaterOrEqualTo: { zh: '不低于', en: 'at least' },
  mustBeLessThan: { zh: '小于', en: 'less than' },
  mustBeLessOrEqualTo: { zh: '不高于', en: 'at most' },
  mustBeBetween: { zh: '介于（不含两端）', en: 'between, bounds left out,' },
  mustNotBeBetween: { zh: '不介于（不含两端）', en: 'not between, bounds left out,' },
};

const ruleText = ({ metric, column, operator, value }: AcceptanceRule, language: 'zh' | 'en'): string => {
  const of = column === undefined ? '' : language === 'zh' ? `“${column}”的` : `of "${column}", `;
  const figure = String(value).replace(',', language === 'zh' ? ' 与 ' : ' and ');
  return `${of}${metricWords[metric][language]} ${operatorWords[operator][language]} ${figure}`;
};

/** An amount in figures; every currency here has two decimals. */
const amountText = ({ amountMinor, currency }: Money): string => {
  const digits = amountMinor.toString().padStart(3, '0');
  return `${currency} ${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
};

const priceClauses = (terms: Terms, price: Money): Clause[] => {
  if (price.amountMinor === 0n) return [];
  const amount = amountText(price);
  return terms.payment === 'direct'
    ? [clause('price', 'priceDirect', { zh: `价款 ${amount}，双方直接支付`, en: `price ${amount}, paid directly` })]
    : [clause('price', 'priceEscrow', { zh: `价款 ${amount}，托管支付`, en: `price ${amount}, held in escrow` })];
};

const acceptanceClauses = (terms: Terms, acceptanceDays: number): Clause[] => {
  const despite = terms.acceptance?.acceptDespite ?? [];
  const rules = (terms.acceptance?.rules ?? []).map((rule) => {
    const waived = despite.includes(rule.id);
    return clause(`rule:${rule.id}`, 'acceptanceRule', {
      zh: `验收规则：${ruleText(rule, 'zh')}${waived ? '（不通过也接受）' : ''}`,
      en: `acceptance rule: ${ruleText(rule, 'en')}${waived ? ' (accepted even when it fails)' : ''}`,
    });
  });
  const time = clause('acceptance', 'acceptanceTime', {
    zh: `交付后 ${acceptanceDays} 天内无异议即视为验收`,
    en: `accepted by silence ${acceptanceDays} days after delivery`,
  });
  return [time, ...rules];
};

const columnClauses = ({ columns }: Terms): Clause[] =>
  columns === undefined
    ? []
    : [clause('columns', 'columns', { zh: `只含列：${columns.join('、')}`, en: `columns: ${columns.join(', ')}` })];

/** All clauses of terms at a price, in the order in which people read them; `acceptanceDays` as the region or the terms have it. */
export const clausesOf = (terms: Terms, price: Money, acceptanceDays: number): Clause[] => [
  ...permissionClauses(terms),
  ...prohibitionClauses(terms),
  ...dutyClauses(terms),
  ...columnClauses(terms),
  ...priceClauses(terms, price),
  ...acceptanceClauses(terms, acceptanceDays),
];

/** How many clauses of each class: what the signing page counts. */
export const countClasses = (clauses: readonly Clause[]): Readonly<Record<ClauseClass, number>> => {
  const count = (wanted: ClauseClass) => clauses.filter((one) => one.class === wanted).length;
  return { enforced: count('enforced'), monitored: count('monitored'), declared: count('declared') };
};
