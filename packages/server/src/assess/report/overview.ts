import type { DeliveryMode } from '#kernel';
import { shareBar } from './charts.ts';
import { count, figure, type Html, html, money, percent, type Say } from './html.ts';
import { levelName, type Scene } from './subject.ts';

const modeName = (mode: DeliveryMode, say: Say): string =>
  ({
    download: say('下载', 'download'),
    share: say('共享读取', 'sharing'),
    api: say('接口', 'API'),
    cleanRoom: say('数据洁净室', 'clean room'),
  })[mode];

const bytesOf = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
};

/** Ways of delivery in a sentence. */
export const modesText = (modes: readonly DeliveryMode[], say: Say): string =>
  modes.length === 0
    ? say('不允许任何交付方式', 'no way of delivery is allowed')
    : modes.map((mode) => modeName(mode, say)).join(say('、', ', '));

const qualityFigure = ({ findings: { quality }, say }: Scene): Html => {
  const coverage = say(`覆盖度 ${percent(quality.coverage)}`, `coverage ${percent(quality.coverage)}`);
  return html`<div class="figure"><div class="label">${say('质量得分', 'Quality score')}</div>${
    quality.score === null
      ? html`<div class="value words">${say('未能计算', 'not computed')}</div>`
      : html`<div class="value">${quality.score.toFixed(1)} <small>${say(`${quality.grade} 级`, `grade ${quality.grade}`)}</small></div>`
  }<div class="foot">${coverage}${say('：适用指标中已计算的比重', ' of the applicable weight was computed')}</div></div>`;
};

const valueFigure = ({ findings: { value }, say, language }: Scene): Html => {
  const { status, currency, lowMinor, baseMinor, highMinor } = value;
  const isKnown =
    status === 'computed' && currency !== null && lowMinor !== null && baseMinor !== null && highMinor !== null;
  return html`<div class="figure"><div class="label">${say('估值区间', 'Value range')}</div>${
    isKnown
      ? html`<div class="value words">${money(baseMinor, currency, language)}</div><div class="foot">${money(lowMinor, currency, language)} – ${money(highMinor, currency, language)}<br>${say('由工具估算，不是评估报告', 'a tool’s estimate, not an appraisal report')}</div>`
      : html`<div class="value words">${say('未估值', 'not stated')}</div><div class="foot">${say('未申报成本、收益或可比交易，不作推测', 'no costs, income or comparables were declared, and nothing is guessed')}</div>`
  }</div>`;
};

const sizeFigure = ({ source, findings: { suspects }, say }: Scene): Html =>
  html`<div class="figure"><div class="label">${say('规模', 'Size')}</div><div class="value">${count(source.rows)} <small>${say('行', 'rows')}</small></div><div class="foot">${say(`${source.columns} 列，${bytesOf(source.bytes)}；可疑单元格 ${count(suspects.count)} 个`, `${source.columns} columns, ${bytesOf(source.bytes)}; ${count(suspects.count)} suspect cells`)}</div></div>`;

const levelFigure = ({ findings: { sensitivity }, say }: Scene): Html =>
  html`<div class="figure"><div class="label">${say('数据级别', 'Level')}</div><div class="value words">${levelName(sensitivity.level, say)}</div><div class="foot">${say('可用：', 'open to: ')}${modesText(sensitivity.allowedModes, say)}</div></div>`;

const dimensionRows = ({ findings: { quality }, say, language }: Scene): Html =>
  html`<div class="score">${quality.dimensions.map((dimension) => {
    const all = dimension.indicators;
    const done = all.filter(({ status }) => status === 'computed').length;
    const label = `${dimension.name[language]} ${dimension.score?.toFixed(1) ?? '—'}`;
    return html`<div>${dimension.name[language]}</div>${shareBar(dimension.score === null ? null : dimension.score / 100, label)}<div class="number">${dimension.score === null ? '—' : dimension.score.toFixed(1)}</div><div class="soft small cover">${say(`${done} / ${all.length} 项指标`, `${done} of ${all.length} indicators`)}</div>`;
  })}</div><p class="soft small">${say('划线的条表示该维度还没有可计算的指标；它不计入得分，只降低覆盖度。', 'A hatched bar is a dimension without any computed indicator: it does not count in the score and lowers the coverage.')}</p>`;

const gainText = ({ language, findings: { value } }: Scene, minor: string | null): Html | null =>
  minor === null || minor === '0' || value.currency === null
    ? null
    : html`<small>+ ${money(minor, value.currency, language)}</small>`;

/** What to repair first, by what it would bring. */
export const prioritySection = (scene: Scene): Html => {
  const { priorities, say, language, findings } = scene;
  const after = priorities.scoreAfter;
  return html`<h2 id="first">${say('先改什么', 'What to fix first')}</h2><p class="lead">${say(
    '逐项试算：假定只改这一处，用同一套规则重新得出结论，得分与估值各增加多少。',
    'Each line was tried alone: as if only this were repaired, everything was concluded anew by the same rules, and the difference is shown.',
  )}</p>${
    priorities.list.length === 0
      ? html`<p>${say('没有能够提高得分的改动：已计算的指标都是满分。', 'Nothing that could be repaired raises the score: every computed indicator is full.')}</p>`
      : html`<ol class="steps">${priorities.list.map((one) => html`<li><b>${one.text[language]}</b><span class="soft small">${say(`共 ${count(one.count)} 处`, `${count(one.count)} places`)}</span><span class="gain">+ ${one.scoreGain < 0.01 ? one.scoreGain.toFixed(4) : one.scoreGain.toFixed(2)} ${say('分', 'points')}${gainText(scene, one.valueGainMinor)}</span></li>`)}</ol>${
          after === null || findings.quality.score === null
            ? null
            : html`<p class="soft small">${say(`全部改完后，得分为 ${after.toFixed(1)}（现为 ${findings.quality.score.toFixed(1)}）。`, `With all of it repaired the score would be ${after.toFixed(1)} (now ${findings.quality.score.toFixed(1)}).`)}</p>`
        }`
  }`;
};

/** The first page: what it is, and four figures. */
export const overviewSection = (scene: Scene): Html => {
  const { findings, say, language } = scene;
  const { series, keys } = findings.profile;
  return html`<section id="overview"><div class="figures">${sizeFigure(scene)}${qualityFigure(scene)}${levelFigure(scene)}${valueFigure(scene)}</div>${dimensionRows(scene)}${
    findings.sensitivity.reasons.length === 0
      ? null
      : html`<h3>${say('为什么是这个级别', 'Why this level')}</h3><ul class="plain">${findings.sensitivity.reasons.slice(0, 8).map((reason) => html`<li>${reason.text[language]}</li>`)}</ul>`
  }${
    keys.length === 0
      ? null
      : html`<p>${say('能够唯一标识一行的列：', 'Columns that identify a row: ')}${keys.slice(0, 5).map((key, i) => html`${i > 0 ? say('；', '; ') : ''}<code>${key.map(scene.title).join(' + ')}</code>`)}</p>`
  }${
    series === null
      ? null
      : html`<p>${say(`时间序列：${series.from} 至 ${series.to}，步长 ${series.step}；应有 ${count(series.expectedSteps)} 个时刻，实有 ${count(series.presentSteps)} 个。`, `A time series from ${series.from} to ${series.to}, step ${series.step}; ${count(series.presentSteps)} of ${count(series.expectedSteps)} expected moments are there.`)}</p>`
  }</section>`;
};

/** A number for tables of statistics. */
export const statistic = (value: number | null): string => (value === null ? '—' : figure(value));
