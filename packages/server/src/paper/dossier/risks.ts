import type { Bilingual } from '#kernel';

/** A question of the self-check. Those with `isMachine` are answered from the data, the others by `risk.<id>` in provider.yaml. */
export type RiskQuestion = { readonly id: string; readonly text: Bilingual; readonly isMachine?: boolean };

const ask = (id: string, zh: string, en: string): RiskQuestion => ({ id, text: { zh, en } });
const machine = (id: string, zh: string, en: string): RiskQuestion => ({ ...ask(id, zh, en), isMachine: true });

/** The self-check before data leave the house: our list along the compliance factors of standards.md 4.3 and 4.2, no standard’s own text. */
export const riskQuestions: readonly RiskQuestion[] = [
  machine('personal', '是否含个人信息', 'Are there personal data?'),
  machine('sensitivePersonal', '是否含敏感个人信息（4 级）', 'Are there sensitive personal data (level 4)?'),
  machine(
    'reidentification',
    '准标识列组合后的最小分组是否少于 5 行',
    'Do quasi-identifiers leave groups under 5 rows?',
  ),
  machine('importantData', '是否识别或申报为重要、核心数据', 'Were important or core data found or declared?'),
  machine('levelAndModes', '级别是否限制交付方式', 'Does the level limit the ways of delivery?'),
  machine('unclear', '是否有待人工确认的字段', 'Do columns wait for a person’s word?'),
  ask('lawfulSource', '来源是否合法并有凭据', 'Is the source lawful, with proof?'),
  ask('authorised', '是否取得对外提供的授权，且在期限与范围内', 'Is there authority to pass it on, in time and scope?'),
  ask(
    'consent',
    '处理个人信息是否已告知并取得同意或有其他依据',
    'Were persons told and did they consent, or is there another ground?',
  ),
  ask('minors', '是否涉及不满十四周岁未成年人', 'Are children under fourteen concerned?'),
  ask('stateSecrets', '是否涉及国家秘密、工作秘密', 'Are state or official secrets concerned?'),
  ask(
    'tradeSecrets',
    '是否涉及他人商业秘密或知识产权',
    'Are others’ trade secrets or intellectual property concerned?',
  ),
  ask('crossBorder', '是否向境外提供，是否已申报或备案', 'Does it leave the country, and is that filed?'),
  ask('contractLimits', '是否受其他合同限制', 'Do other contracts limit it?'),
  ask(
    'security',
    '存储与传输是否有加密、访问控制和日志',
    'Are storage and transport encrypted, controlled and logged?',
  ),
  ask('incident', '是否有应急预案与投诉渠道', 'Are there a plan for incidents and a way to complain?'),
];
