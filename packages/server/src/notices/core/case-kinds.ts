import type { Role } from '#kernel';
import { kind, type NoticeKind } from './kind.ts';

const casePage = '/work/cases/{about}';
const clerk: readonly Role[] = ['clerk'];

/** What people are told of cases. */
export const caseKinds: Readonly<Record<string, NoticeKind>> = {
  case_told_applicant: kind(
    ['manager'],
    'info',
    casePage,
    ['{type} {number} 有进展', '办理进展：{text}'],
    ['News of {type} {number}', 'It says: {text}'],
  ),
  case_told_office: kind(
    clerk,
    'waiting',
    casePage,
    ['请处理 {type} {number}', '事由：{text}'],
    ['{type} {number} waits for you', 'What it is: {text}'],
  ),
  case_told_unit: kind(
    clerk,
    'waiting',
    casePage,
    ['请办理 {type} {number}', '事由：{text}'],
    ['{type} {number} is yours to handle', 'What it is: {text}'],
  ),
  case_assigned: kind(
    clerk,
    'waiting',
    casePage,
    ['交您单位承办：{type} {number}', '请签收并在时限内办理。'],
    ['Yours to handle: {type} {number}', 'It was given to your organisation. Sign for it and keep its promised time.'],
  ),
  case_given: kind(
    clerk,
    'waiting',
    casePage,
    ['交您办理：{type} {number}', '同事已把这件事交给您。'],
    ['Yours to handle: {type} {number}', 'A colleague gave it to you.'],
  ),
  case_review_asked: kind(
    ['manager'],
    'waiting',
    casePage,
    ['请您评审：{type} {number}', '请先声明有无利益关系，再独立评分。'],
    [
      'Your review is asked for: {type} {number}',
      'Say first whether you have an interest in it, then score it on your own.',
    ],
  ),
  case_message: kind(
    ['manager'],
    'attention',
    casePage,
    ['{type} {number} 有新消息', '留言：{text}'],
    ['A message about {type} {number}', 'It says: {text}'],
  ),
  case_due: kind(
    clerk,
    'waiting',
    casePage,
    ['{type} {number} 时限已用 {percent}%', '“{clock}”到期时间：{until}。'],
    ['{type} {number}: {percent} % of the time is used', '“{clock}” runs out at {until}.'],
  ),
  case_overdue: kind(
    clerk,
    'attention',
    casePage,
    ['{type} {number} 已超期', '“{clock}”已于 {until} 到期，请立即办理。'],
    ['{type} {number} is overdue', '“{clock}” ran out at {until}. Please handle it now.'],
  ),
  case_incident: kind(
    clerk,
    'attention',
    casePage,
    ['{type} {number} 有事项未完成', '步骤已记录，但后续处理没有成功：{reason}'],
    ['{type} {number}: something could not be done', 'The step stands, what it causes failed: {reason}'],
  ),
};
