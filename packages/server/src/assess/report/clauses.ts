import type { IndicatorResult } from '../model.ts';
import { ruleSets } from '../rulesets.ts';
import { count, type Html, html, percent, type Say } from './html.ts';
import { isVerified, type Scene } from './subject.ts';

/** The mark of a standard whose text nobody has compared yet. */
export const verifiedMark = (edition: string, say: Say): Html | null =>
  isVerified(edition) ? null : html` <span class="tag attention">${say('文本待核对', 'text to be verified')}</span>`;

const statusName = (status: IndicatorResult['status'], say: Say): string =>
  ({
    computed: say('已计算', 'computed'),
    needs_input: say('缺少输入', 'needs input'),
    not_applicable: say('不适用', 'does not apply'),
  })[status];

const indicatorRow =
  ({ say, language }: Scene) =>
  (one: IndicatorResult): Html =>
    html`<tr><td class="mono">${one.code}</td><td>${one.name[language]}</td><td class="number">${one.result === null ? '—' : percent(one.result, 2)}</td><td class="number">${one.numerator === null ? '' : count(one.numerator)}</td><td class="number">${one.denominator === null ? '' : count(one.denominator)}</td><td><span class="tag ${one.status === 'computed' ? 'strong' : ''}">${statusName(one.status, say)}</span></td><td class="soft small">${one.note[language]}</td></tr>`;

/** Every indicator with numerator, denominator and state. */
export const clausesSection = (scene: Scene): Html => {
  const { say, language, findings } = scene;
  const { quality } = findings;
  return html`<h2 id="clauses">${say('逐条指标', 'Clause by clause')}</h2><p class="lead">${say('依据', 'By')} ${quality.edition}${verifiedMark(quality.edition, say)} ${say(
    '。每项结果在 0 至 100 % 之间，越高越好；维度得分为其已计算指标的平均，总分为各维度的平均。',
    '. Results lie between 0 and 100 %, higher is better; a dimension is the mean of its computed indicators, the score the mean of the dimensions.',
  )}</p><div class="scroll"><table class="wide"><thead><tr><th>${say('编号', 'Code')}</th><th>${say('指标', 'Indicator')}</th><th class="number">${say('结果', 'Result')}</th><th class="number">${say('分子', 'Numerator')}</th><th class="number">${say('分母', 'Denominator')}</th><th>${say('状态', 'State')}</th><th>${say('如何得出，或缺什么', 'How it was made, or what is missing')}</th></tr></thead><tbody>${quality.dimensions.map((dimension) => html`<tr class="group"><th colspan="7">${dimension.id} ${dimension.name[language]} <span class="soft">${dimension.score === null ? '—' : dimension.score.toFixed(2)}</span></th></tr>${dimension.indicators.map(indicatorRow(scene))}`)}</tbody></table></div>`;
};

const basisName = (basis: string, say: Say): string =>
  ({
    primary: say('原文或官方页面', 'official text'),
    thirdParty: say('第三方转述', 'third party'),
    recalled: say('据记忆', 'recalled'),
    ourChoice: say('本平台规定', 'our own policy'),
  })[basis] ?? basis;

const orUnknown = (value: string | null, say: Say): string => value ?? say('不适用', 'does not apply');

/** How the figures came about: reading, rule sets, what was counted exactly. */
export const methodSection = ({ say, language, source, findings, day }: Scene): Html => {
  const exact = findings.profile.columns.every((column) => column.distinctExact && column.quantilesExact);
  return html`<h2 id="method">${say('各数字如何得出', 'How each figure was made')}</h2><div class="scroll"><table><tbody><tr><th>${say('文件', 'File')}</th><td>${source.name}</td></tr><tr><th>SHA-256</th><td><code>${source.sha256}</code></td></tr><tr><th>${say('读法', 'Read as')}</th><td>${source.format} · ${say('编码', 'encoding')} ${orUnknown(source.encoding, say)} · ${say('分隔符', 'separator')} ${source.delimiter === '\t' ? '\\t' : orUnknown(source.delimiter, say)} · ${say(`表头 ${source.headerRows} 行`, `${source.headerRows} header rows`)}</td></tr><tr><th>${say('评估日期', 'Assessed on')}</th><td>${day}</td></tr><tr><th>${say('抽样', 'Sampling')}</th><td>${
    exact
      ? say(
          '计数、分位数与不同值均为全表精确结果；列的类别按至多 20,000 行识别。',
          'counts, quantiles and distinct values are exact over the whole table; classes of columns are told from at most 20,000 rows.',
        )
      : say(
          '计数为全表精确结果；标“≈”的不同值与分位数由草图估计；列的类别按至多 20,000 行识别。同样的数据得到同样的结果。',
          'counts are exact over the whole table; distinct values and quantiles marked “≈” are from sketches; classes are told from at most 20,000 rows. The same data give the same result.',
        )
  }</td></tr></tbody></table></div><h3>${say('所用规则与版本', 'Rules and editions')}</h3><div class="scroll"><table><thead><tr><th>${say('编号', 'Number')}</th><th>${say('版本', 'Edition')}</th><th>${say('名称', 'Title')}</th><th>${say('依据程度', 'Known from')}</th><th>${say('核对', 'Compared')}</th></tr></thead><tbody>${ruleSets
    .filter(({ state }) => state === 'loaded')
    .map(
      (set) =>
        html`<tr><td>${set.number}</td><td>${set.edition}</td><td>${set.title[language]}</td><td class="soft">${basisName(set.basis, say)}</td><td>${set.verified ? say('已核对', 'yes') : html`<span class="tag attention">${say('文本待核对', 'text to be verified')}</span>`}</td></tr>`,
    )}</tbody></table></div>`;
};

/** What could not be computed and which input would make it so. */
export const missingSection = ({ say, language, findings }: Scene): Html => {
  const open = findings.quality.dimensions.flatMap(({ indicators }) =>
    indicators.filter(({ status }) => status === 'needs_input'),
  );
  const methods = findings.value.methods.filter(({ result, status }) => result === null && status !== 'not_applicable');
  return html`<h2 id="missing">${say('未能计算的部分', 'What could not be computed')}</h2><p class="lead">${say(
    '没有依据的数字不写。补上下列输入后，对应指标即可计算，覆盖度随之提高。',
    'No figure is written without its ground. With the inputs below these can be computed, and the coverage rises.',
  )}</p><div class="scroll"><table><tbody>${open.map((one) => html`<tr><td class="mono">${one.code}</td><td>${one.name[language]}</td><td class="soft">${one.note[language]}</td></tr>`)}${methods.map((one) => html`<tr><td class="mono">${say('估值', 'value')}</td><td>${methodName(one.id, say)}</td><td class="soft">${one.note?.[language] ?? ''}</td></tr>`)}</tbody></table></div>`;
};

/** Methods as people name them. */
export const methodName = (id: string, say: Say): string =>
  ({
    cost: say('成本法（2023）', 'Cost approach (2023)'),
    costGuide: say('成本法（2020 指引）', 'Cost approach (2020 guide)'),
    income: say('收益法', 'Income approach'),
    market: say('市场法', 'Market approach'),
    publicPrice: say('公共数据授权运营价格上限', 'Price ceiling of public data'),
  })[id] ?? id;
