import type { DeliveryMode } from '../answers.ts';
import type { AccessKind, DraftBody, Form, Frequency, Product } from './types.ts';

/** A product's description as it is typed. */
export type Typed = {
  readonly form: Form;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly keywordsZh: readonly string[];
  readonly keywordsEn: readonly string[];
  readonly category: string;
  readonly datasetIds: readonly string[];
  readonly accessKind: AccessKind;
  readonly deliveryModes: readonly DeliveryMode[];
  readonly visibility: 'public' | 'invited';
  readonly invited: string;
  readonly from: string;
  readonly until: string;
  readonly spatialCode: string;
  /** Kind of high-value data by European law, set by other clients; kept as it is. */
  readonly hvdCategory: DraftBody['hvdCategory'] | '';
  readonly updateFrequency: Frequency;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
};

/** The fields that something can be wrong with. */
export type WrongField =
  | 'title'
  | 'summary'
  | 'category'
  | 'dataset'
  | 'name'
  | 'contact'
  | 'range'
  | 'spatial'
  | 'invited';

/** An empty description; the contact is who writes it. */
export const emptyDraft = (me: { readonly name: string; readonly email: string }, datasetId?: string): Typed => ({
  form: 'dataset',
  titleZh: '',
  titleEn: '',
  summaryZh: '',
  summaryEn: '',
  keywordsZh: [],
  keywordsEn: [],
  category: '',
  datasetIds: datasetId === undefined ? [] : [datasetId],
  accessKind: 'commercial',
  deliveryModes: [],
  visibility: 'public',
  invited: '',
  from: '',
  until: '',
  spatialCode: '',
  hvdCategory: '',
  updateFrequency: 'irregular',
  contactName: me.name,
  contactEmail: me.email,
  contactPhone: '',
});

/** A product's description, to be changed. */
export const typedOf = (product: Product, invitedIds: readonly string[]): Typed => ({
  form: product.form,
  titleZh: product.title.zh,
  titleEn: product.title.en,
  summaryZh: product.summary.zh,
  summaryEn: product.summary.en,
  keywordsZh: product.keywords.zh,
  keywordsEn: product.keywords.en,
  category: product.category,
  datasetIds: product.datasetIds,
  accessKind: product.accessKind,
  deliveryModes: product.deliveryModes,
  visibility: product.visibility,
  invited: invitedIds.join('\n'),
  from: product.timeRange?.from ?? '',
  until: product.timeRange?.until ?? '',
  spatialCode: product.spatialCode ?? '',
  hvdCategory: (product.hvdCategory ?? '') as Typed['hvdCategory'],
  updateFrequency: product.updateFrequency,
  contactName: product.contact.name,
  contactEmail: product.contact.email ?? '',
  contactPhone: product.contact.phone ?? '',
});

const isWritten = (...texts: readonly string[]): boolean => texts.some((text) => text.trim() !== '');

const invitedIds = ({ invited }: Typed): string[] => invited.split(/[\s,，;；]+/).filter((id) => id !== '');

/** What is wrong with a description before it is sent. */
export const wrongFields = (typed: Typed): readonly WrongField[] => {
  const needsData = typed.form === 'dataset' || typed.form === 'api';
  const wrong: readonly (readonly [WrongField, boolean])[] = [
    ['title', !isWritten(typed.titleZh, typed.titleEn)],
    ['summary', !isWritten(typed.summaryZh, typed.summaryEn)],
    ['category', typed.category === ''],
    ['dataset', needsData && typed.datasetIds.length === 0],
    ['name', !isWritten(typed.contactName)],
    ['contact', !isWritten(typed.contactEmail, typed.contactPhone)],
    ['range', typed.from !== '' && typed.until !== '' && typed.from > typed.until],
    ['spatial', typed.spatialCode !== '' && !/^\d{6}$/.test(typed.spatialCode)],
    ['invited', typed.visibility === 'invited' && invitedIds(typed).length === 0],
  ];
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field);
};

/** A description as the API takes it; what was left empty is left out. */
export const toBody = (typed: Typed): DraftBody => ({
  form: typed.form,
  title: { zh: typed.titleZh.trim(), en: typed.titleEn.trim() },
  summary: { zh: typed.summaryZh.trim(), en: typed.summaryEn.trim() },
  keywords: { zh: [...typed.keywordsZh], en: [...typed.keywordsEn] },
  category: typed.category as DraftBody['category'],
  datasetIds: [...typed.datasetIds],
  accessKind: typed.accessKind,
  deliveryModes: [...typed.deliveryModes],
  visibility: typed.visibility,
  invitedIds: typed.visibility === 'invited' ? invitedIds(typed) : [],
  ...(typed.from === '' && typed.until === ''
    ? {}
    : {
        timeRange: {
          ...(typed.from === '' ? {} : { from: typed.from }),
          ...(typed.until === '' ? {} : { until: typed.until }),
        },
      }),
  ...(typed.spatialCode === '' ? {} : { spatialCode: typed.spatialCode }),
  ...(typed.hvdCategory === '' || typed.hvdCategory === undefined ? {} : { hvdCategory: typed.hvdCategory }),
  updateFrequency: typed.updateFrequency,
  contact: {
    name: typed.contactName.trim(),
    ...(typed.contactEmail.trim() === '' ? {} : { email: typed.contactEmail.trim() }),
    ...(typed.contactPhone.trim() === '' ? {} : { phone: typed.contactPhone.trim() }),
  },
});
