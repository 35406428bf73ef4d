import { getAssessments } from '#assess';
import { describeProduct } from '#catalog';
import { getAgreements } from '#contracts';
import type { Bilingual } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { DocumentKind } from './model.ts';
import type { DocumentRow } from './store-documents.ts';

/** How the thing stands today, in a word for programs and a sentence for people. */
export type Today = { readonly state: string; readonly words: Bilingual; readonly since: string | null };

const superseded: Today = {
  state: 'superseded',
  words: {
    zh: '此后已有新的评估结果，本文件反映的是当时的情况。',
    en: 'There is a newer assessment; the document tells of its own time.',
  },
  since: null,
};

const current: Today = {
  state: 'current',
  words: { zh: '本文件所依据的内容至今未变。', en: 'What the document rests on is still so today.' },
  since: null,
};

const agreementToday = async (tx: Tx, { subject }: DocumentRow): Promise<Today> => {
  const agreement = (await getAgreements(tx, [subject])).get(subject);
  if (agreement?.state === 'active')
    return {
      state: 'active',
      words: { zh: '协议生效中。', en: 'The agreement is active.' },
      since: agreement.concludedAt.toISOString(),
    };
  if (agreement?.state === 'ended')
    return {
      state: 'ended',
      words: { zh: '协议已终止。', en: 'The agreement has ended.' },
      since: agreement.endedAt?.toISOString() ?? null,
    };
  return {
    state: 'concluded',
    words: { zh: '协议尚未生效：买方还未核签。', en: 'The agreement is not active yet: the buyer has not signed it.' },
    since: null,
  };
};

const assessmentToday = async (tx: Tx, { subject, basis }: DocumentRow): Promise<Today> =>
  (await getAssessments(tx, [subject])).get(subject)?.id === basis ? current : superseded;

const productToday = async (tx: Tx, { subject, basis }: DocumentRow): Promise<Today> => {
  const found = await describeProduct(tx, subject);
  if (!found.ok)
    return { state: 'delisted', words: { zh: '产品已下架。', en: 'The product is no longer listed.' }, since: null };
  const now = found.value.listing.facts.datasets.map(({ assessmentId }) => assessmentId).join(' ');
  return now === basis ? current : superseded;
};

const statementToday = async (): Promise<Today> => ({
  state: 'issued',
  words: {
    zh: '对账单反映签发时的账面；如需最新余额，请户主重新出具。',
    en: 'A statement shows the books as of its issue; the holder can have a new one made.',
  },
  since: null,
});

const todayOf: Readonly<Record<DocumentKind, (tx: Tx, row: DocumentRow) => Promise<Today>>> = {
  agreement: agreementToday,
  statement: statementToday,
  assessment: assessmentToday,
  productAssessment: productToday,
};

/** What a document is about, as of today; whoever holds the number may know it. */
export const lookAtToday = (tx: Tx, row: DocumentRow): Promise<Today> =>
  withSystem(tx, () => todayOf[row.kind](tx, row));
