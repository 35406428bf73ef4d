import type { CaseType } from '#cases';
import { type Language, wholeSeconds } from '#kernel';
import { withoutNumbers } from './masking.ts';
import { categoryOf, fieldFor, fieldsOf, type Standard } from './services.ts';
import { openOrClosed } from './statuses.ts';
import type { Plain } from './xml.ts';

/** What of a case a request is made of. */
export type Shown = {
  readonly number: string;
  readonly serviceCode: string;
  readonly type: CaseType;
  readonly form: Readonly<Record<string, unknown>>;
  readonly state: string;
  readonly outcome: string | null;
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly endedAt: Date | null;
  readonly dueAt: Date | null;
  readonly agency: string;
};

/** Text of a field that says nothing of who somebody is. */
const textOf = ({ type, form }: Shown, parameter: Standard): string | undefined => {
  const name = fieldFor(type, parameter);
  const value = name === undefined || type.form.fields[`/${name}`]?.isPersonal === true ? undefined : form[name];
  return typeof value === 'string' ? withoutNumbers(value) : typeof value === 'number' ? String(value) : undefined;
};

const serviceName = ({ type, form }: Shown, language: Language): string => {
  const category = categoryOf(type);
  const option = category === undefined ? undefined : form[category];
  const words = type.form.fields[`/${category}`]?.options;
  return typeof option === 'string' && fieldsOf(type).has(category ?? '')
    ? (words?.[option]?.[language] ?? option)
    : type.title[language];
};

const degrees = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/**
 * A request as everybody may read it (GET Service Request): what was asked, where, how it stands, who has it and until when. Nobody's
 * name or number; of one that was withdrawn only that it was. There are no addresses of photos, which may show people.
 */
export const requestToPlain = (one: Shown, language: Language): { readonly [name: string]: Plain } => {
  const isWithdrawn = one.outcome === 'withdrawn';
  const text = (parameter: Standard) => (isWithdrawn ? undefined : textOf(one, parameter));
  return {
    service_request_id: one.number,
    status: openOrClosed(one.endedAt),
    status_notes: one.type.states.find(({ key }) => key === one.state)?.publicLabel[language] ?? '',
    service_name: serviceName(one, language),
    service_code: one.serviceCode,
    description: text('description') ?? '',
    agency_responsible: one.agency,
    service_notice: '',
    requested_datetime: wholeSeconds(one.openedAt),
    updated_datetime: wholeSeconds(one.changedAt),
    expected_datetime: one.dueAt === null ? null : wholeSeconds(one.dueAt),
    address: text('address_string') ?? '',
    address_id: '',
    zipcode: '',
    lat: degrees(text('lat')),
    long: degrees(text('long')),
    media_url: '',
  };
};
