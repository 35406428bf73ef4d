import { invariant, type Level, levels } from '#kernel';

/** Whom harm would hit (GB/T 43697-2024 table 1). */
export type ImpactObject =
  | 'nationalSecurity'
  | 'economy'
  | 'socialOrder'
  | 'publicInterest'
  | 'organisation'
  | 'person';

/** How badly. */
export type ImpactDegree = 'none' | 'general' | 'serious' | 'extreme';

/** Level of general data by degree (annex H): organisations and persons never reach "important" by themselves. */
const generalLevel: Readonly<Record<ImpactDegree, Level>> = { none: '1', general: '2', serious: '3', extreme: '4' };

/** GB/T 43697-2024 table 1: object × degree → level. */
export const levelOf = (object: ImpactObject, degree: ImpactDegree): Level => {
  if (degree === 'none') return '1';
  if (object === 'nationalSecurity') return degree === 'general' ? 'important' : 'core';
  if (object === 'organisation' || object === 'person' || degree === 'general') return generalLevel[degree];
  return degree === 'extreme' ? 'core' : 'important';
};

/** The higher of two levels. */
export const maxLevel = (a: Level, b: Level): Level => (levels.indexOf(a) >= levels.indexOf(b) ? a : b);

/**
 * How a class bears on persons: `direct` names or reaches one; `quasi` narrows down to few; `withPerson` harms only beside one of these;
 * `none` is about organisations or things.
 */
export type PersonBearing = 'direct' | 'quasi' | 'withPerson' | 'none';

/** Default impact of a class. Sensitive personal information is not below 4 and other personal information not below 2. */
export type ClassGrade = {
  readonly bearing: PersonBearing;
  readonly object: ImpactObject;
  readonly degree: ImpactDegree;
};

const grade = (bearing: PersonBearing, degree: ImpactDegree, object: ImpactObject = 'person'): ClassGrade => ({
  bearing,
  object,
  degree,
});

/** Defaults by class id; our choice along annexes B and H as we know them, to be verified against the text (see rulesets.ts). */
const classGrades: Readonly<Record<string, ClassGrade>> = {
  residentId: grade('direct', 'extreme'),
  otherIdNumber: grade('direct', 'extreme'),
  bankCard: grade('direct', 'extreme'),
  health: grade('withPerson', 'extreme'),
  healthCode: grade('withPerson', 'extreme'),
  mobile: grade('direct', 'serious'),
  imei: grade('direct', 'serious'),
  plate: grade('direct', 'serious'),
  email: grade('direct', 'serious'),
  personName: grade('direct', 'general'),
  address: grade('withPerson', 'serious'),
  latitude: grade('withPerson', 'serious'),
  longitude: grade('withPerson', 'serious'),
  landline: grade('withPerson', 'general'),
  birthDate: grade('quasi', 'general'),
  gender: grade('quasi', 'general'),
  age: grade('quasi', 'general'),
  ethnicity: grade('quasi', 'general'),
  postcode: grade('quasi', 'none'),
  passport: grade('direct', 'extreme'),
  password: grade('direct', 'extreme'),
  cardSecret: grade('withPerson', 'extreme'),
  bloodType: grade('withPerson', 'serious'),
  phone: grade('direct', 'serious'),
  wechat: grade('direct', 'serious'),
  username: grade('withPerson', 'general'),
  ip: grade('withPerson', 'general'),
  mac: grade('withPerson', 'general'),
  bodyMeasure: grade('withPerson', 'general'),
  occupation: grade('quasi', 'general'),
  place: grade('withPerson', 'none'),
  url: grade('none', 'none', 'organisation'),
  uuid: grade('none', 'none', 'organisation'),
  userAgent: grade('none', 'none', 'organisation'),
  divisionCode: grade('none', 'none', 'organisation'),
  creditCode: grade('none', 'none', 'organisation'),
};

/** The grade of a class; an unknown class is a bug. */
export const gradeOf = (classId: string): ClassGrade => {
  const found = classGrades[classId];
  invariant(found !== undefined, `class without grade: ${classId}`);
  return found;
};

/** The level that a class has when persons are in the table. */
export const classLevel = (classId: string): Level => {
  const { object, degree } = gradeOf(classId);
  return levelOf(object, degree);
};

/** How a class bears on persons. */
export const bearingOf = (classId: string): PersonBearing => gradeOf(classId).bearing;
