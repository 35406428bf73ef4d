import { detectors } from '../core/detectors/catalogue.ts';
import { assignedOf } from '../core/quality.ts';
import type { ColumnProfile, SemanticType } from '../model.ts';
import { histogramChart, shareBar } from './charts.ts';
import { count, type Html, html, percent, type Say } from './html.ts';
import { statistic } from './overview.ts';
import { isQuasi, levelName, type Scene, shownValue } from './subject.ts';

/** Columns drawn; a report with more is not read, the JSON has all of them. */
const columnsMax = 120;

/** Most frequent values in a card. */
const topsMax = 5;

const typeName = (type: SemanticType, say: Say): string =>
  ({
    integer: say('整数', 'integer'),
    number: say('数值', 'number'),
    boolean: say('是否', 'yes or no'),
    date: say('日期', 'date'),
    timestamp: say('时间', 'moment'),
    category: say('类别', 'category'),
    code: say('代码', 'code'),
    identifier: say('标识', 'identifier'),
    text: say('文本', 'text'),
    constant: say('常量', 'constant'),
    empty: say('空列', 'empty'),
  })[type] ?? type;

/** A class in the reader's words. */
export const className = (id: string, language: Scene['language']): string =>
  detectors.find((detector) => detector.id === id)?.name[language] ?? id;

const topValues = (column: ColumnProfile, hides: boolean): Html | null => {
  const tops = column.top.slice(0, topsMax);
  const most = Math.max(...tops.map((top) => top.count), 1);
  if (tops.length === 0) return null;
  return html`<div class="tops">${tops.map((top) => html`<div><span title="${shownValue(top.value, hides)}">${shownValue(top.value, hides)}</span><span><i style="width:${((top.count / most) * 100).toFixed(1)}%"></i></span><span class="number soft">${count(top.count)}</span></div>`)}</div>`;
};

/** An end of the axis: a number as people read it, of a moment the day and, where it says more, the time. */
const endText = (edge: number | string | undefined): string =>
  typeof edge === 'string' ? edge.slice(0, 16).replace('T', ' ').replace(' 00:00', '') : statistic(edge ?? null);

const endsOf = (column: ColumnProfile, edges: readonly (number | string)[], say: Say): Html =>
  isQuasi(column)
    ? html`<div class="ends"><span>${say('两端取值已遮蔽', 'ends are masked')}</span></div>`
    : html`<div class="ends"><span>${column.mean === null ? endText(edges[0]) : shownValue(column.min, false)}</span><span>${column.mean === null ? endText(edges.at(-1)) : shownValue(column.max, false)}</span></div>`;

const pictureOf = ({ say }: Scene, column: ColumnProfile, hides: boolean): Html | null => {
  const histogram = column.distribution?.histogram ?? null;
  if (histogram === null || hides) return topValues(column, hides);
  const label = say(`“${column.title}”的分布`, `distribution of ${column.title}`);
  return html`${histogramChart(histogram.counts, label)}${endsOf(column, histogram.edges, say)}`;
};

const statistics = (column: ColumnProfile, hides: boolean, say: Say): Html => {
  const distinct = `${column.distinctExact ? '' : '≈ '}${count(column.distinct)}`;
  const { lengths } = column;
  return html`<dl><dt>${say('不同值', 'distinct')}</dt><dd>${distinct}</dd>${
    column.mean === null || hides
      ? null
      : html`<dt>${say('均值 ± 标准差', 'mean ± deviation')}</dt><dd>${statistic(column.mean)} ± ${statistic(column.stddev)}</dd><dt>${say('四分位', 'quartiles')}</dt><dd>${column.quantilesExact ? '' : '≈ '}${statistic(column.q25)} · ${statistic(column.q50)} · ${statistic(column.q75)}</dd>`
  }${lengths === null ? null : html`<dt>${say('长度', 'characters')}</dt><dd>${lengths.min === lengths.max ? lengths.min : `${lengths.min} – ${lengths.max}`}</dd>`}</dl>`;
};

const missingOf = (scene: Scene, column: ColumnProfile): Html => {
  const { say, findings } = scene;
  const { rows } = findings.profile;
  const present = assignedOf(column);
  const share = rows === 0 ? 0 : present / rows;
  const missing = rows - present;
  const longest = findings.profile.series?.columns.find(({ name }) => name === column.name)?.longest;
  return html`${shareBar(share, say(`完整率 ${percent(share, 2)}`, `${percent(share, 2)} complete`))}<div class="ends"><span>${say('完整', 'complete')} ${percent(share, missing > 0 ? 2 : 0)}</span><span>${missing > 0 ? say(`缺 ${count(missing)}`, `${count(missing)} missing`) : ''}</span></div>${
    longest === undefined || longest.steps < 2
      ? null
      : html`<div class="small soft">${say(`最长连续缺失 ${count(longest.steps)} 个：${longest.from} 起`, `longest run of missing values: ${count(longest.steps)}, from ${longest.from}`)}</div>`
  }`;
};

const card =
  (scene: Scene) =>
  (column: ColumnProfile): Html => {
    const { say, language } = scene;
    const hides = scene.hides(column.name);
    const found = column.class;
    return html`<div class="column"><h3>${column.title}</h3><div><span class="tag">${typeName(column.semanticType, say)}</span> ${
      found === null
        ? null
        : html`<span class="tag ${found.accepted ? 'strong' : 'attention'}">${className(found.id, language)}${found.accepted ? '' : say('（待确认）', ' (to be confirmed)')} · ${levelName(found.level, say)}</span>`
    }</div>${pictureOf(scene, column, hides)}${hides ? html`<p class="small soft" style="margin:8px 0">${say('含个人信息或级别较高，取值已遮蔽', 'about persons, or of a high level: values are masked')}</p>` : null}${missingOf(scene, column)}${statistics(column, hides, say)}</div>`;
  };

/** Every column as a card: what it is, how it spreads, what is missing. */
export const columnsSection = (scene: Scene): Html => {
  const { say, findings } = scene;
  const empty = findings.profile.columns.filter((column) => assignedOf(column) === 0);
  // one empty column is a card like others, many are a list
  const listed = empty.length > 1 ? empty : [];
  const columns = findings.profile.columns.filter((column) => !listed.includes(column));
  return html`<h2 id="columns">${say('各列', 'Columns')}</h2><p class="lead">${say(
    '柱形为取值分布（等宽区间），横条为最常见的值；“≈”表示按抽样或草图估计，其余为逐行计数。',
    'Bars show how values spread (steps of equal width) or the most frequent ones; “≈” marks estimates from sketches, all else was counted row by row.',
  )}</p><div class="columns">${columns.slice(0, columnsMax).map(card(scene))}</div>${
    columns.length > columnsMax
      ? html`<p class="soft">${say(`另有 ${columns.length - columnsMax} 列，见 JSON 结果。`, `${columns.length - columnsMax} more columns are in the JSON.`)}</p>`
      : null
  }${
    listed.length === 0
      ? null
      : html`<p><b>${say(`全空的列（${listed.length} 个）：`, `Columns without any value (${listed.length}): `)}</b>${listed.map(({ title }) => title).join(say('、', ', '))}</p>`
  }`;
};
