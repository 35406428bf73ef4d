import { clausesSection, methodSection, missingSection } from './clauses.ts';
import { columnsSection } from './columns.ts';
import { type Html, html, raw, sayIn } from './html.ts';
import { overviewSection, prioritySection } from './overview.ts';
import { style } from './style.ts';
import { isHidden, type ReportFacts, raisedColumns, type Scene } from './subject.ts';
import { seriesSection, suspectsSection } from './suspects.ts';
import { valueSection } from './value.ts';

const navigation = ({ say, findings }: Scene): Html => {
  const places = [
    ['overview', say('概览', 'Overview')],
    ['first', say('先改什么', 'Fix first')],
    ['columns', say('各列', 'Columns')],
    ['suspects', say('可疑单元格', 'Suspects')],
    ...(findings.profile.series === null ? [] : [['series', say('时间序列', 'Time series')] as const]),
    ['value', say('估值', 'Value')],
    ['clauses', say('逐条指标', 'Clauses')],
    ['method', say('如何得出', 'How made')],
    ['missing', say('未能计算', 'Not computed')],
  ] as const;
  return html`<nav>${places.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>`;
};

/**
 * The report as one HTML file: nothing is loaded, no script runs, every text of the data is escaped and personal values are masked. The same
 * facts give the same bytes.
 */
export const toHtml = (facts: ReportFacts): string => {
  const say = sayIn(facts.language);
  const profiles = new Map(facts.findings.profile.columns.map((column) => [column.name, column]));
  const raised = raisedColumns(facts.findings);
  const scene: Scene = {
    ...facts,
    say,
    title: (column) => profiles.get(column)?.title ?? column,
    hides: (column) => isHidden(profiles.get(column), raised),
  };
  const { source, day, language, place } = facts;
  const subject = place?.title ?? source.name;
  const name = say('数据评估报告', 'Assessment report');
  const page = html`${raw('<!doctype html>')}
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="generator" content="Corridor"><title>${subject} · ${name}</title><style>${raw(style)}</style></head>
<body><header><p class="eyebrow">${name} · ${day}</p><h1>${subject}</h1>${place === undefined ? null : html`<p class="soft">${say(`第 ${place.version} 版`, `Version ${place.version}`)} · <code>${source.name}</code></p>`}</header>${navigation(scene)}
<main>${overviewSection(scene)}
${prioritySection(scene)}
${columnsSection(scene)}
${suspectsSection(scene)}
${seriesSection(scene)}
${valueSection(scene)}
${clausesSection(scene)}
${methodSection(scene)}
${missingSection(scene)}</main>
<footer>${place === undefined ? say('由数廊（Corridor）在本机生成，未上传任何数据。', 'Made by Corridor on this machine; no data left it.') : say('由数廊（Corridor）生成；取值已按级别遮蔽。', 'Made by Corridor; values are masked by level.')} SHA-256 <span class="mono">${source.sha256.slice(0, 16)}…</span></footer></body></html>
`;
  return page.markup;
};
