import type { BookingSheet, Treatment } from '../core/value/booking.ts';
import { formulaText } from '../core/value/formula.ts';
import type { BookingPhase, Factor } from '../core/value/types.ts';
import type { ValueMethod } from '../model.ts';
import { tornadoChart } from './charts.ts';
import { methodName, verifiedMark } from './clauses.ts';
import { figure, type Html, html, money, percent, type Say } from './html.ts';
import type { Scene } from './subject.ts';

/** Inputs shown of one method; years of a long forecast are in the JSON. */
const factorsMax = 60;

/** A bound of an input in its unit. */
export const factorText = (
  factor: Factor,
  bound: 'low' | 'base' | 'high',
  currency: string,
  language: Scene['language'],
): string => {
  const value = factor[bound];
  if (factor.unit === 'money') return money(String(value), currency, language);
  return factor.unit === 'share' ? percent(value, 2) : figure(value);
};

const factorTable = ({ factors = [] }: ValueMethod, currency: string, { say, language }: Scene): Html =>
  html`<div class="scroll"><table><thead><tr><th>${say('输入', 'Input')}</th><th class="number">${say('低', 'Low')}</th><th class="number">${say('基准', 'Base')}</th><th class="number">${say('高', 'High')}</th><th>${say('来源', 'Source')}</th><th>${say('日期', 'Day')}</th></tr></thead><tbody>${factors.slice(0, factorsMax).map((factor) => html`<tr><td>${factor.name[language]}</td>${(['low', 'base', 'high'] as const).map((bound) => html`<td class="number">${factorText(factor, bound, currency, language)}</td>`)}<td class="soft">${factor.source ?? say('未注明', 'not stated')}</td><td class="soft">${factor.date ?? '—'}</td></tr>`)}</tbody></table></div>`;

const methodBlock =
  (scene: Scene, currency: string) =>
  (method: ValueMethod): Html => {
    const { say, language } = scene;
    const { result, sensitive = [] } = method;
    const head = html`<h3>${methodName(method.id, say)}${verifiedMark(method.edition, say)}</h3><p class="small soft"><code>${formulaText(method.formula, language)}</code> · ${method.edition}</p>`;
    const note = method.note?.[language] ?? '';
    if (result === null) return html`${head}<p>${note}</p>`;
    return html`${head}<p><b>${money(result.baseMinor, currency, language)}</b> <span class="soft">（${money(result.lowMinor, currency, language)} – ${money(result.highMinor, currency, language)}）</span></p>${note === '' ? null : html`<p class="small">${note}</p>`}${factorTable(method, currency, scene)}${
      sensitive.length === 0
        ? null
        : html`<p class="small soft">${say('对结果影响最大的输入（逐项从低值变到高值，其余不变；竖线为基准）：', 'Inputs that move the result most (each from its low to its high end, the others at their base; the line is the base):')}</p>${tornadoChart(sensitive, { baseMinor: result.baseMinor, currency, language })}`
    }`;
  };

/** Phases as the accounting rules name them. */
export const phaseName = (phase: BookingPhase, say: Say): string =>
  ({
    acquired: say('外购', 'acquired'),
    research: say('研究阶段', 'research'),
    development: say('开发阶段', 'development'),
    running: say('后续运维', 'running'),
  })[phase];

/** How spending stands. */
export const treatmentName = (treatment: Treatment, say: Say): string =>
  ({
    capitalised: say('计入资产', 'capitalised'),
    expensed: say('费用化', 'expensed'),
    open: say('待判断', 'open'),
  })[treatment];

/** Answers to the questions of recognition. */
export const answerName = (answer: 'yes' | 'no' | 'open', say: Say): string =>
  ({ yes: say('是', 'yes'), no: say('否', 'no'), open: say('未回答', 'open') })[answer];

const bookingBlock = (booking: BookingSheet, { say, language }: Scene): Html =>
  html`<h3 id="booking">${say('入表工作底稿（财会〔2023〕11号）', 'Booking sheet (财会〔2023〕11号)')}${verifiedMark('财会〔2023〕11号-2023', say)}</h3><div class="scroll"><table><thead><tr><th>${say('阶段', 'Phase')}</th><th class="number">${say('金额', 'Amount')}</th><th class="number">${say('凭证', 'Vouchers')}</th><th>${say('处理', 'Treatment')}</th></tr></thead><tbody>${booking.phases.map((one) => html`<tr><td>${phaseName(one.phase, say)}</td><td class="number">${money(one.amountMinor, booking.currency, language)}</td><td class="number">${one.vouchers}</td><td>${treatmentName(one.treatment, say)}</td></tr>`)}</tbody></table></div><div class="scroll"><table><tbody>${booking.questions.map((one) => html`<tr><td>${one.text[language]}</td><td><span class="tag ${one.answer === 'open' ? 'attention' : 'strong'}">${answerName(one.answer, say)}</span></td><td class="soft small">${one.evidence ?? ''}</td></tr>`)}</tbody></table></div>`;

/** The value by every method, with inputs, what moves it, and the booking sheet. */
export const valueSection = (scene: Scene): Html => {
  const { say, findings } = scene;
  const { value } = findings;
  const currency = value.currency ?? value.booking?.currency ?? 'CNY';
  const purpose = value.purpose ?? null;
  return html`<h2 id="value">${say('估值', 'Value')}</h2><div class="note"><p>${say(
    '以下为工具按申报的输入估算的区间，不是评估报告；评估报告只能由资产评估机构出具。',
    'This is a range that a tool computed from declared inputs, not an appraisal report; only a licensed appraiser issues one.',
  )}${purpose === null ? null : say(` 目的：${purpose}`, ` Purpose: ${purpose}`)}</p></div>${value.methods.map(methodBlock(scene, currency))}${value.booking === null || value.booking === undefined ? null : bookingBlock(value.booking, scene)}`;
};
