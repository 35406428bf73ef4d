import type { Bilingual } from '#kernel';
import type { ChecklistAnswer } from '../model.ts';

/** One question of the provider's own compliance check; "yes" is the answer that supports listing. */
export type Question = { readonly id: string; readonly phase: 'before' | 'during' | 'after'; readonly text: Bilingual };

/**
 * Edition of the questions. They are our own, drawn up along the phases before, during and after a trade and the
 * factors participant, product and process; they are not the text of any standard and prove conformity with none.
 */
export const checklistEdition = 'corridor-2026-1';

const question = (id: string, phase: Question['phase'], zh: string, en: string): Question => ({
  id,
  phase,
  text: { zh, en },
});

/** The questions of the edition. */
export const checklist: readonly Question[] = [
  question(
    'lawfulCollection',
    'before',
    '数据的收集或取得方式合法，未侵入他人系统、未违反网站或接口的使用约定。',
    'The data were collected or obtained lawfully, without intrusion and within the terms of the sites or interfaces used.',
  ),
  question(
    'rightToOffer',
    'before',
    '本机构有权对外提供这些数据，与上游合同及许可不冲突。',
    'We have the right to pass these data on; no contract or licence above us forbids it.',
  ),
  question(
    'ownershipSettled',
    'before',
    '数据权属不存在未了结的争议。',
    'No dispute about rights in the data is open.',
  ),
  question(
    'personalInformation',
    'before',
    '涉及个人信息的，已取得同意或具备其他合法性基础，并已完成个人信息保护影响评估。',
    'Where personal information occurs there is consent or another legal basis, and an impact assessment was made.',
  ),
  question(
    'secretsExcluded',
    'before',
    '不含国家秘密、核心数据，也不含他人商业秘密。',
    'No state secrets, no core data and no trade secrets of others are contained.',
  ),
  question(
    'gradedCorrectly',
    'before',
    '已按数据分类分级规则复核级别，未将高级别数据按低级别提供。',
    'The level was checked against the grading rules; nothing is offered below its level.',
  ),
  question('purposeStated', 'during', '已写明允许的用途和禁止的用途。', 'Allowed and forbidden purposes are stated.'),
  question(
    'noIllegalExport',
    'during',
    '不涉及出境；涉及的，已履行数据出境手续。',
    'Nothing leaves the country, or the procedures for export have been completed.',
  ),
  question(
    'deliveryProtected',
    'during',
    '交付方式与数据级别相称，具备访问控制和留痕。',
    'Delivery fits the level, with access control and records.',
  ),
  question(
    'complaintsHandled',
    'after',
    '有人负责处理投诉、更正和删除请求。',
    'Somebody is in charge of complaints, corrections and requests to delete.',
  ),
  question(
    'recordsKept',
    'after',
    '来源证明与交易记录按法律规定的期限保存。',
    'Proofs of source and records of trades are kept as long as the law asks.',
  ),
];

type Answers = { readonly edition: string; readonly answers: readonly ChecklistAnswer[] };

const isSettled = (answer: ChecklistAnswer | undefined): boolean =>
  answer !== undefined && (answer.answer !== 'notApplicable' || answer.note.trim() !== '');

/** Questions without an answer, or "not applicable" without a note. All of them when the edition is another one. */
export const openQuestions = ({ edition, answers }: Answers): string[] =>
  checklist
    .filter(({ id }) => edition !== checklistEdition || !isSettled(answers.find((a) => a.question === id)))
    .map(({ id }) => id);

/** Questions answered with "no". */
export const refusingAnswers = ({ answers }: Answers): string[] =>
  checklist.filter(({ id }) => answers.some((a) => a.question === id && a.answer === 'no')).map(({ id }) => id);
