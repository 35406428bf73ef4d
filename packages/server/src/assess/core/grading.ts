import { type DeliveryMode, type Level, levels } from '#kernel';
import type { ColumnClass, LevelOverride, LevelReason, LevelSetting, ModeCondition, Sensitivity } from '../model.ts';
import { columnsBearing, diversityMin, groupSizeMin, isAboutPersons, type SmallestGroup } from './combination.ts';
import { detectors } from './detectors/catalogue.ts';
import { gradeOf, levelOf, maxLevel } from './grades.ts';

/** What each level allows. Important data: only by invitation at allowed sites, with a risk assessment filed; core data: nothing. */
const modesOf: Readonly<Record<Level, readonly DeliveryMode[]>> = {
  '1': ['download', 'share', 'api', 'cleanRoom'],
  '2': ['download', 'share', 'api', 'cleanRoom'],
  '3': ['share', 'api', 'cleanRoom'],
  '4': ['cleanRoom'],
  important: ['cleanRoom'],
  core: [],
};

/** Smallest group that an answer about level 4 data may rest on. */
const cleanRoomGroupMin = 20;

const conditionsOf: Readonly<Record<Level, readonly ModeCondition[]>> = {
  '1': [],
  '2': [{ mode: 'download', condition: 'contract' }],
  '3': [{ mode: 'share', condition: 'masking' }],
  '4': [{ mode: 'cleanRoom', condition: 'kThreshold', groupMin: cleanRoomGroupMin }],
  important: [{ mode: 'cleanRoom', condition: 'invited' }],
  core: [],
};

/** Delivery modes that a level allows. */
export const modesForLevel = (level: Level): readonly DeliveryMode[] => modesOf[level];

/** What the grade is made from. Overrides are the owner's: raised freely, lowered only after a second person's yes. */
export type GradeFacts = {
  readonly titles: ReadonlyMap<string, string>;
  readonly classes: ReadonlyMap<string, ColumnClass>;
  readonly group: SmallestGroup | null;
  readonly overrides: readonly LevelOverride[];
};

const degreeWords = {
  none: { zh: '无危害', en: 'no harm' },
  general: { zh: '一般危害', en: 'general harm' },
  serious: { zh: '严重危害', en: 'serious harm' },
  extreme: { zh: '特别严重危害', en: 'extremely serious harm' },
} as const;

const objectWords = {
  nationalSecurity: { zh: '国家安全', en: 'national security' },
  economy: { zh: '经济运行', en: 'the economy' },
  socialOrder: { zh: '社会秩序', en: 'social order' },
  publicInterest: { zh: '公共利益', en: 'the public interest' },
  organisation: { zh: '组织权益', en: 'organisations' },
  person: { zh: '个人权益', en: 'persons' },
} as const;

const classWords = (id: string): { zh: string; en: string } =>
  detectors.find((d) => d.id === id)?.name ?? { zh: id, en: id };

const titleOf = (facts: GradeFacts, column: string): string => facts.titles.get(column) ?? column;

/** Level of one column by its class: what harms only beside a person is harmless in a table without any. */
export const columnLevel = (found: ColumnClass, aboutPersons: boolean): Level => {
  const { bearing, object, degree } = gradeOf(found.id);
  return aboutPersons || bearing === 'direct' ? levelOf(object, degree) : '1';
};

const classReason = (facts: GradeFacts, column: string, found: ColumnClass, level: Level): LevelReason => {
  const { object, degree, bearing } = gradeOf(found.id);
  const words = classWords(found.id);
  const title = titleOf(facts, column);
  return {
    code: bearing === 'withPerson' ? 'with_person' : 'class',
    level,
    columns: [column],
    text: {
      zh: `「${title}」识别为${words.zh}：对${objectWords[object].zh}${degreeWords[degree].zh}，${level} 级`,
      en: `"${title}" was recognised as ${words.en}: ${degreeWords[degree].en} to ${objectWords[object].en}, level ${level}`,
    },
  };
};

const classReasons = (facts: GradeFacts): LevelReason[] => {
  const persons = isAboutPersons(facts.classes);
  return [...facts.classes]
    .filter(([, found]) => found.accepted)
    .map(([column, found]) => classReason(facts, column, found, columnLevel(found, persons)))
    .filter((reason) => reason.level !== '1');
};

const groupReason = (facts: GradeFacts): LevelReason[] => {
  const { group } = facts;
  if (group === null || group.k >= groupSizeMin) return [];
  const { columns, k } = group.fewest ?? group;
  const names = columns.map((column) => titleOf(facts, column));
  return [
    {
      code: 'combination',
      level: '3',
      columns,
      text: {
        zh: `准标识列「${names.join('、')}」组合后最小分组只有 ${k} 行（少于 ${groupSizeMin}），至少 3 级`,
        en: `the quasi-identifiers ${names.map((name) => `"${name}"`).join(', ')} single out groups of ${k} rows (fewer than ${groupSizeMin}): at least level 3`,
      },
    },
  ];
};

/** Where everybody in a group shares the secret, belonging to the group tells it. */
const diversityReason = (facts: GradeFacts): LevelReason[] => {
  const { group } = facts;
  if (group?.l === undefined || group.secret === undefined || group.l >= diversityMin) return [];
  const names = group.columns.map((column) => titleOf(facts, column));
  const secret = titleOf(facts, group.secret);
  return [
    {
      code: 'combination',
      level: '3',
      columns: [...group.columns, group.secret],
      text: {
        zh: `按准标识列「${names.join('、')}」分组，有的组内「${secret}」只有 ${group.l} 种取值（少于 ${diversityMin}），知道属于哪一组就知道其内容，至少 3 级`,
        en: `grouped by ${names.map((name) => `"${name}"`).join(', ')}, some group has ${group.l} value of "${secret}" (fewer than ${diversityMin}): who is in it is known to have it, at least level 3`,
      },
    },
  ];
};

const reviewReasons = (facts: GradeFacts): LevelReason[] =>
  [...facts.classes]
    .filter(([column, found]) => !found.accepted && !facts.overrides.some((o) => o.column === column))
    .map(([column, found]) => ({
      code: 'review' as const,
      level: '1' as const,
      columns: [column],
      text: {
        zh: `「${titleOf(facts, column)}」可能是${classWords(found.id).zh}，证据不足，需要人工确认`,
        en: `"${titleOf(facts, column)}" may be ${classWords(found.id).en}; the evidence is thin, a person has to say`,
      },
    }));

const overrideReason = (facts: GradeFacts, override: LevelOverride, found: Level): LevelReason => {
  const raised = levels.indexOf(override.level) >= levels.indexOf(found);
  const title = titleOf(facts, override.column);
  return {
    code: raised ? 'raised' : 'lowered',
    level: override.level,
    columns: [override.column],
    text: {
      zh: `「${title}」由提供方${raised ? '调高' : '经第二人复核调低'}为 ${override.level} 级：${override.reason}`,
      en: `"${title}" was ${raised ? 'raised' : 'lowered, with a second person’s yes,'} to level ${override.level} by its owner: ${override.reason}`,
    },
  };
};

const harmless: LevelReason = {
  code: 'none',
  level: '1',
  columns: [],
  text: { zh: '没有发现会造成危害的列，1 级', en: 'no column was found that could do harm: level 1' },
};

/** Level of a column by what was found, before any setting. */
export const foundLevel = (found: ColumnClass | null | undefined): Level =>
  found?.accepted === true ? found.level : '1';

const isBelow = (a: Level, b: Level): boolean => levels.indexOf(a) < levels.indexOf(b);

/**
 * The owner's settings that hold for what was found: those not below it, and those that were lowered for the very class that is still
 * there, while it has not risen. Levels rise by themselves and fall only with a second person's yes.
 */
export const settingsThatHold = (
  settings: readonly LevelSetting[],
  classes: ReadonlyMap<string, ColumnClass>,
): LevelOverride[] =>
  settings.filter((setting) => {
    const found = classes.get(setting.column);
    if (!isBelow(setting.level, foundLevel(found))) return true;
    const wasLowered = isBelow(setting.level, setting.foundLevel);
    return wasLowered && found?.id === setting.foundClass && !isBelow(setting.foundLevel, foundLevel(found));
  });

/**
 * Grades the table by GB/T 43697-2024: class → object and degree → level, the table as high as its highest column, the combination check
 * over quasi-identifiers, then the owner's overrides column by column. The level decides the delivery modes.
 */
export const gradeTable = (facts: GradeFacts, edition: string): Sensitivity => {
  const byClass = classReasons(facts);
  const levelByClass = (column: string): Level =>
    byClass
      .filter((reason) => reason.columns.includes(column))
      .reduce<Level>((level, r) => maxLevel(level, r.level), '1');
  const overrides = facts.overrides.map((override) => overrideReason(facts, override, levelByClass(override.column)));
  const overridden = new Set(facts.overrides.map((override) => override.column));
  const reasons = [
    ...byClass.filter((reason) => !reason.columns.some((column) => overridden.has(column))),
    ...overrides,
    ...groupReason(facts),
    ...diversityReason(facts),
    ...reviewReasons(facts),
  ];
  const level = reasons.reduce<Level>((highest, reason) => maxLevel(highest, reason.level), '1');
  const personal = new Set(
    columnsBearing(facts.classes, [
      'direct',
      ...(isAboutPersons(facts.classes) ? (['quasi', 'withPerson'] as const) : []),
    ]),
  );
  return {
    edition,
    level,
    reasons: reasons.length === 0 ? [harmless] : reasons,
    allowedModes: modesOf[level],
    conditions: conditionsOf[level],
    smallestGroup: facts.group,
    personalClasses: [
      ...new Set([...facts.classes].filter(([name]) => personal.has(name)).map(([, c]) => c.id)),
    ].sort(),
    needsReview: reasons.some((reason) => reason.code === 'review'),
  };
};
