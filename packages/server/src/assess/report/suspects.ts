import type { SuspectPicture } from '../core/pictures.ts';
import { ruleNames } from '../core/priorities.ts';
import type { SuspectRule } from '../model.ts';
import { count, type Html, html } from './html.ts';
import { masked, type Scene } from './subject.ts';

/** Rules and columns listed. */
const listedMax = 30;

const ruleName = (rule: SuspectRule, { language }: Scene): string => ruleNames[rule]?.[language] ?? rule;

const summary = (scene: Scene): Html => {
  const { say, title, findings } = scene;
  const groups = findings.suspects.byRule.toSorted((a, b) => b.count - a.count);
  return html`<div class="scroll"><table><thead><tr><th>${say('列', 'Column')}</th><th>${say('规则', 'Rule')}</th><th class="number">${say('单元格', 'Cells')}</th></tr></thead><tbody>${groups
    .slice(0, listedMax)
    .map(
      (one) =>
        html`<tr><td>${one.column === '' ? say('（整行）', '(whole row)') : title(one.column)}</td><td>${ruleName(one.rule, scene)}</td><td class="number">${count(one.count)}</td></tr>`,
    )}${
    groups.length > listedMax
      ? html`<tr><td colspan="3" class="soft">${say(`另有 ${groups.length - listedMax} 组`, `${groups.length - listedMax} more groups`)}</td></tr>`
      : null
  }</tbody></table></div>`;
};

const caseOf =
  (scene: Scene) =>
  (suspect: SuspectPicture): Html => {
    const { say, title, language } = scene;
    const hides = suspect.columns.map(scene.hides);
    const cell = (value: string | null, i: number): string => {
      if (value === null) return '∅';
      return hides[i] === true ? masked(value) : value;
    };
    const isHit = (row: number, column: string | undefined): boolean =>
      row === suspect.row && (column === suspect.column || suspect.column === '');
    const where = suspect.column === '' ? say('整行', 'the row') : `“${title(suspect.column)}”`;
    return html`<div class="case"><p><b>${say(`第 ${count(suspect.row + 1)} 行，${where}`, `Row ${count(suspect.row + 1)}, ${where}`)}</b> <span class="tag">${ruleName(suspect.rule, scene)}</span> <span class="soft small">${say(`把握 ${Math.round(suspect.confidence * 100)} %`, `confidence ${Math.round(suspect.confidence * 100)} %`)}</span></p><p class="small">${
      // a reason may quote what is masked below
      scene.hides(suspect.column)
        ? say('理由中引有原值，已略去。', 'The reason quotes the value and is left out.')
        : suspect.reason[language]
    }</p><div class="scroll"><table><thead><tr><th class="number">${say('行', 'row')}</th>${suspect.columns.map((column) => html`<th>${title(column)}</th>`)}</tr></thead><tbody>${suspect.rows.map(
      ({ row, values }) =>
        html`<tr><td class="number soft">${count(row + 1)}</td>${values.map((value, i) => html`<td${isHit(row, suspect.columns[i]) ? html` class="hit"` : null}>${cell(value, i)}</td>`)}</tr>`,
    )}</tbody></table></div></div>`;
  };

/** Flagged cells: how many of which kind, and examples among their neighbours. */
export const suspectsSection = (scene: Scene): Html => {
  const { say, findings, pictures } = scene;
  if (findings.suspects.count === 0)
    return html`<h2 id="suspects">${say('可疑单元格', 'Suspect cells')}</h2><p>${say('没有发现。缺失值不算可疑，计入完整率。', 'None were found. Missing values are no suspects; completeness counts them.')}</p>`;
  return html`<h2 id="suspects">${say('可疑单元格', 'Suspect cells')}</h2><p class="lead">${say(
    `共 ${count(findings.suspects.count)} 个。由规则找出，不是定论；行号为数据行，从 1 起。∅ 表示没有值。`,
    `${count(findings.suspects.count)} cells. Found by rules, and no verdict; rows are data rows from 1. ∅ marks a cell without a value.`,
  )}</p>${summary(scene)}${pictures.suspects.length === 0 ? null : html`<h3>${say('举例', 'Examples')}</h3>${pictures.suspects.map(caseOf(scene))}`}`;
};

/** Gaps of a time series, the longest first. */
export const seriesSection = (scene: Scene): Html | null => {
  const { say, title, findings } = scene;
  const { series } = findings.profile;
  if (series === null) return null;
  const gaps = series.axisGaps.slice(0, 10);
  const runs = series.columns
    .toSorted((a, b) => b.missing - a.missing)
    .filter(({ missing }) => missing > 0)
    .slice(0, 15);
  return html`<h2 id="series">${say('时间序列', 'Time series')}</h2><p class="lead">${say(
    `时间轴：${series.axis.map(title).join('、')}；步长 ${series.step}；${series.from} 至 ${series.to}${series.zone === 'local' ? '（当地时间）' : '（UTC）'}。`,
    `Axis: ${series.axis.map(title).join(', ')}; step ${series.step}; ${series.from} to ${series.to}${series.zone === 'local' ? ' (local time)' : ' (UTC)'}.`,
  )}</p><p>${say(
    `应有 ${count(series.expectedSteps)} 个时刻，实有 ${count(series.presentSteps)} 个；${count(series.comparedRows)} 对相邻行中 ${count(series.orderedRows)} 对按时间先后排列。`,
    `${count(series.presentSteps)} of ${count(series.expectedSteps)} expected moments are there; ${count(series.orderedRows)} of ${count(series.comparedRows)} neighbouring rows are in order.`,
  )}</p>${
    gaps.length === 0
      ? null
      : html`<h3>${say('整段缺少的时刻', 'Moments that are missing altogether')}</h3><ul class="plain">${gaps.map((gap) => html`<li>${gap.from} – ${gap.to}<span class="soft"> · ${say(`${count(gap.steps)} 个`, count(gap.steps))}</span></li>`)}</ul>`
  }${
    runs.length === 0
      ? null
      : html`<h3>${say('各列在时间轴上的缺失', 'Missing values along the axis')}</h3><div class="scroll"><table><thead><tr><th>${say('列', 'Column')}</th><th class="number">${say('缺失', 'Missing')}</th><th class="number">${say('段数', 'Runs')}</th><th class="number">${say('最长一段', 'Longest')}</th><th>${say('起止', 'From – to')}</th></tr></thead><tbody>${runs.map((run) => html`<tr><td>${title(run.name)}</td><td class="number">${count(run.missing)}</td><td class="number">${count(run.runs)}</td><td class="number">${count(run.longest.steps)}</td><td>${run.longest.from} – ${run.longest.to}</td></tr>`)}</tbody></table></div>`
  }`;
};
