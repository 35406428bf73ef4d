import type { Bilingual } from '#kernel';
import { branchNames, costTree, leafOf } from './tree.ts';
import { type BookingInputs, type BookingPhase, bookingPhases, type ValueSheet } from './types.ts';

/** A question that has to be answered before data may stand in the books. `about` says to what the answer matters. */
export type Question = { readonly id: string; readonly about: 'asset' | 'development'; readonly text: Bilingual };

/** 财会〔2023〕11号 with the conditions of 企业会计准则第6号 (development) as known to us; texts to be verified. */
export const questions: readonly Question[] = [
  {
    id: 'controlled',
    about: 'asset',
    text: {
      zh: '数据资源是否由企业合法拥有或者控制（权属、授权、来源合规）？',
      en: 'Does the enterprise lawfully own or control the data (rights, authorisation, source)?',
    },
  },
  {
    id: 'benefits',
    about: 'asset',
    text: {
      zh: '与其有关的经济利益是否很可能流入企业（应用场景、订单或节约）？',
      en: 'Will economic benefits probably flow to the enterprise (use, orders, savings)?',
    },
  },
  {
    id: 'measurable',
    about: 'asset',
    text: {
      zh: '成本是否能够可靠计量（凭证、分摊办法）？',
      en: 'Can the cost be measured reliably (vouchers, allocation)?',
    },
  },
  {
    id: 'feasible',
    about: 'development',
    text: {
      zh: '完成该数据资源以使其能够使用或出售，在技术上是否可行？',
      en: 'Is it technically feasible to complete the data for use or sale?',
    },
  },
  {
    id: 'intended',
    about: 'development',
    text: { zh: '是否具有完成并使用或出售的意图？', en: 'Is there the intention to complete and to use or sell it?' },
  },
  {
    id: 'useful',
    about: 'development',
    text: {
      zh: '产生经济利益的方式是否能够证明（存在市场，或内部使用的有用性）？',
      en: 'Can it be shown how it will bring benefits (a market, or use inside)?',
    },
  },
  {
    id: 'resourced',
    about: 'development',
    text: {
      zh: '是否有足够的技术、财务和其他资源支持完成开发并有能力使用或出售？',
      en: 'Are there technical, financial and other resources to complete, and the ability to use or sell it?',
    },
  },
  {
    id: 'attributable',
    about: 'development',
    text: {
      zh: '归属于开发阶段的支出是否能够可靠计量？',
      en: 'Can the spending of the development phase be measured reliably?',
    },
  },
];

/** Ids of the questions, for those who check a sheet. */
export const questionIds: readonly string[] = questions.map(({ id }) => id);

/** How the spending of a phase stands: in the asset, in this period's expense, or not known until questions are answered. */
export type Treatment = 'capitalised' | 'expensed' | 'open';

/** Where the asset would stand. */
export type Holding = 'intangible' | 'inventory' | 'open';

/** The working paper for the books: not an entry, and no replacement for the accountant's judgement. */
export type BookingSheet = {
  readonly currency: string;
  readonly holding: Holding;
  readonly questions: readonly {
    readonly id: string;
    readonly about: Question['about'];
    readonly text: Bilingual;
    readonly answer: 'yes' | 'no' | 'open';
    readonly evidence: string | null;
  }[];
  readonly phases: readonly {
    readonly phase: BookingPhase;
    readonly amountMinor: string;
    readonly vouchers: number;
    readonly treatment: Treatment;
  }[];
  readonly tree: readonly {
    readonly branch: Bilingual;
    readonly leaf: Bilingual;
    readonly tag: string;
    readonly amountMinor: string;
  }[];
  readonly entries: NonNullable<BookingInputs['entries']>;
  readonly totals: Readonly<Record<Treatment, string>>;
};

const verdictOf = (answers: BookingInputs['answers'], about: Question['about']): 'yes' | 'no' | 'open' => {
  const given = questions.filter((one) => one.about === about).map(({ id }) => answers?.[id]?.answer ?? 'open');
  if (given.includes('no')) return 'no';
  return given.includes('open') ? 'open' : 'yes';
};

const treatmentOf = (phase: BookingPhase, answers: BookingInputs['answers']): Treatment => {
  if (phase === 'research' || phase === 'running') return 'expensed';
  const asset = verdictOf(answers, 'asset');
  const development = phase === 'development' ? verdictOf(answers, 'development') : 'yes';
  if (asset === 'no' || development === 'no') return 'expensed';
  return asset === 'open' || development === 'open' ? 'open' : 'capitalised';
};

const sum = (amounts: readonly string[]): string => String(amounts.reduce((total, one) => total + BigInt(one), 0n));

const holdings = { use: 'intangible', sale: 'inventory' } as const;

/**
 * The booking sheet of 财会〔2023〕11号: spending by phase with vouchers, research apart from development, the cost tree, and every
 * recognition question answered or open. Null when the sheet says nothing of the books.
 */
export const bookingSheet = ({ booking, currency }: ValueSheet): BookingSheet | null => {
  if (booking === undefined) return null;
  const entries = booking.entries ?? [];
  const phases = bookingPhases.map((phase) => {
    const own = entries.filter((entry) => entry.phase === phase);
    return {
      phase,
      amountMinor: sum(own.map(({ amountMinor }) => amountMinor)),
      vouchers: new Set(own.map(({ voucher }) => voucher)).size,
      treatment: treatmentOf(phase, booking.answers),
    };
  });
  const totalOf = (treatment: Treatment): string =>
    sum(phases.filter((one) => one.treatment === treatment).map(({ amountMinor }) => amountMinor));
  return {
    currency,
    holding: booking.holding === undefined ? 'open' : holdings[booking.holding],
    questions: questions.map(({ id, about, text }) => {
      const given = booking.answers?.[id];
      return { id, about, text, answer: given?.answer ?? 'open', evidence: given?.evidence ?? null };
    }),
    phases,
    tree: costTree.flatMap((leaf) => {
      const own = entries.filter(({ tag }) => leafOf(tag)?.id === leaf.id);
      return own.length === 0
        ? []
        : [
            {
              branch: branchNames[leaf.branch],
              leaf: leaf.name,
              tag: leaf.id,
              amountMinor: sum(own.map(({ amountMinor }) => amountMinor)),
            },
          ];
    }),
    entries,
    totals: { capitalised: totalOf('capitalised'), expensed: totalOf('expensed'), open: totalOf('open') },
  };
};
