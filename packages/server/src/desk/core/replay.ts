import { invariant, type Json } from '#kernel';

/** An entry of the log as the replay reads it. `content` is what its commitment opens to; undefined once erased. */
export type ReplayEntry = {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly content: Json | undefined;
};

/** What the log says of an agreement at one moment. A type of plain JSON: its canonical form is hashed. */
export type AgreementState = {
  readonly state: 'none' | 'concluded' | 'active' | 'ended';
  readonly deliveryState: 'awaited' | 'delivered' | 'accepted' | 'disputed' | 'refunded' | 'cancelled' | null;
  readonly hash: string | null;
  readonly productId: string | null;
  readonly parties: { readonly providerId: string; readonly buyerId: string; readonly operatorId: string } | null;
  readonly price: { readonly amountMinor: string; readonly currency: string } | null;
  /** Counted uses by the way the data went. */
  readonly uses: { readonly share: number; readonly download: number };
  readonly rowsGranted: number;
  readonly escrow: {
    readonly state: 'held' | 'frozen' | 'released' | 'voided';
    readonly priceMinor: string;
    readonly feeMinor: string;
    readonly currency: string;
  } | null;
  /** What still lies in escrow, minor units. */
  readonly inEscrowMinor: string;
  readonly isAccessOpen: boolean;
  readonly failedRules: readonly string[];
  readonly acceptanceDueAt: string | null;
  readonly endReason: string | null;
  readonly deletion: { readonly dueAt: string; readonly isStated: boolean } | null;
  /** Entries whose content was erased: what they said is missing here. */
  readonly erased: readonly string[];
};

/** Before its first entry there is nothing. */
export const nothingYet: AgreementState = {
  state: 'none',
  deliveryState: null,
  hash: null,
  productId: null,
  parties: null,
  price: null,
  uses: { share: 0, download: 0 },
  rowsGranted: 0,
  escrow: null,
  inEscrowMinor: '0',
  isAccessOpen: false,
  failedRules: [],
  acceptanceDueAt: null,
  endReason: null,
  deletion: null,
  erased: [],
};

type Content = { readonly [name: string]: Json | undefined };
type Step = (state: AgreementState, content: Content) => AgreementState;

const textOf = (content: Content, name: string): string => {
  const value = content[name];
  invariant(typeof value === 'string', `the entry says its ${name}`);
  return value;
};

const numberOf = (content: Content, name: string): number => {
  const value = content[name];
  invariant(typeof value === 'number', `the entry says its ${name}`);
  return value;
};

const recordOf = (value: Json | undefined): Content => {
  invariant(typeof value === 'object' && value !== null && !Array.isArray(value), 'the entry states an object');
  return value as Content;
};

const concluded: Step = (state, content) => {
  const document = recordOf(JSON.parse(textOf(content, 'document')) as Json);
  const price = recordOf(document.price);
  return {
    ...state,
    state: 'concluded',
    deliveryState: 'awaited',
    hash: textOf(content, 'hash'),
    productId: textOf(document, 'productId'),
    parties: {
      providerId: textOf(document, 'providerId'),
      buyerId: textOf(document, 'buyerId'),
      operatorId: textOf(document, 'operatorId'),
    },
    price: { amountMinor: textOf(price, 'amountMinor'), currency: textOf(price, 'currency') },
  };
};

const delivered: Step = (state, content) => ({
  ...state,
  deliveryState: 'delivered',
  acceptanceDueAt: textOf(content, 'dueAt'),
  failedRules: content.failedRules as readonly string[],
});

const settled: Step = (state, content) => ({
  ...state,
  deliveryState: textOf(content, 'outcome') === 'refund' ? 'refunded' : 'accepted',
});

/** What was never delivered is cancelled with the end. */
const ended: Step = (state, content) => ({
  ...state,
  state: 'ended',
  deliveryState: state.deliveryState === 'awaited' ? 'cancelled' : state.deliveryState,
  endReason: textOf(content, 'reason'),
  deletion: content.deletionDueAt === undefined ? null : { dueAt: textOf(content, 'deletionDueAt'), isStated: false },
});

const escrowed =
  (to: 'held' | 'frozen' | 'released' | 'voided'): Step =>
  (state, content) => {
    const priceMinor = textOf(content, 'priceMinor');
    const isIn = to === 'held' || to === 'frozen';
    const { feeMinor, currency } = { feeMinor: textOf(content, 'feeMinor'), currency: textOf(content, 'currency') };
    return { ...state, escrow: { state: to, priceMinor, feeMinor, currency }, inEscrowMinor: isIn ? priceMinor : '0' };
  };

const shared: Step = (state, content) => ({
  ...state,
  uses: { ...state.uses, share: state.uses.share + (content.counted === true ? 1 : 0) },
  rowsGranted: state.rowsGranted + numberOf(content, 'rows'),
});

const downloaded: Step = (state, content) => ({
  ...state,
  uses: { ...state.uses, download: state.uses.download + 1 },
  rowsGranted: state.rowsGranted + numberOf(content, 'rows'),
});

const stated: Step = (state) => ({
  ...state,
  deletion: state.deletion === null ? null : { ...state.deletion, isStated: true },
});

/** What each kind of entry does to the state; kinds that are not here change nothing in it. */
const steps: Readonly<Record<string, Step>> = {
  'contracts.agreement_concluded': concluded,
  'contracts.agreement_verified': (state) => ({ ...state, state: 'active' }),
  'contracts.delivered': delivered,
  'contracts.delivery_accepted': (state) => ({ ...state, deliveryState: 'accepted' }),
  'contracts.delivery_disputed': (state) => ({ ...state, deliveryState: 'disputed' }),
  'contracts.dispute_settled': settled,
  'contracts.agreement_ended': ended,
  'contracts.deletion_stated': stated,
  'ledger.escrow_held': escrowed('held'),
  'ledger.escrow_frozen': escrowed('frozen'),
  'ledger.escrow_unfrozen': escrowed('held'),
  'ledger.escrow_released': escrowed('released'),
  'ledger.escrow_voided': escrowed('voided'),
  'delivery.access_opened': (state) => ({ ...state, isAccessOpen: true }),
  'delivery.access_closed': (state) => ({ ...state, isAccessOpen: false }),
  'delivery.urls_granted': shared,
  'delivery.file_downloaded': downloaded,
};

/** True for kinds that say something about the state. */
export const isReplayed = ({ kind }: Pick<ReplayEntry, 'kind'>): boolean => kind in steps;

/** Takes one entry in. */
export const step = (state: AgreementState, entry: ReplayEntry): AgreementState => {
  const apply = steps[entry.kind];
  if (apply === undefined) return state;
  if (entry.content === undefined) return { ...state, erased: [...state.erased, entry.id] };
  return apply(state, recordOf(recordOf(entry.content).happened));
};

/**
 * The state of an agreement from the log's entries about it alone, oldest first: nothing else is looked at, so two who hold the
 * same entries come to the same state.
 */
export const replay = (entries: readonly ReplayEntry[]): AgreementState => entries.reduce(step, nothingYet);
