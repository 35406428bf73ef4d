import { type Bilingual, type Id, type Json, type MoneyJson, organisationOf, personOf, type Role } from '#kernel';
import type { Tx } from './database.ts';
import { emit } from './outbox.ts';

/** Outbox topic of what people of an organisation should know. */
export const notifyTopic = 'notify';

/** What fills a sentence: a name, one in each language, an amount, or an instant. */
export type NoticeParam = string | Bilingual | MoneyJson | { readonly at: string };

/** What somebody should know. The module notices has one table of kinds: sentences, whom it concerns, where it leads. */
export type Telling = {
  /** Whose people should know. */
  readonly to: Id<'org'>;
  /** The id of what it is about. */
  readonly about: string;
  readonly kind: string;
  /** What the organisation is in the matter, where the sides read different sentences. */
  readonly as?: 'provider' | 'buyer' | 'operator';
  readonly params?: Readonly<Record<string, NoticeParam>>;
  /** Instead of the roles of the kind. */
  readonly roles?: readonly Role[];
  /** Names the fact where it may be told again, so that everybody hears of it once; else the message is the fact. */
  readonly once?: string;
  /** A duty follows from it, so that who acted is told as well. */
  readonly isDuty?: boolean;
  /** Exactly this person. */
  readonly person?: Id<'psn'>;
};

/** Tells an organisation's people in the transaction of the fact, but not who acted; the module notices carries it to them. */
export const notify = (tx: Tx, telling: Telling): Promise<void> => {
  const { isDuty = false, ...told } = telling;
  const knows = organisationOf(tx.actor) !== undefined && !isDuty;
  const payload: Readonly<Record<string, Json>> = { ...told, ...(knows ? { by: personOf(tx.actor).personId } : {}) };
  return emit(tx, { topic: notifyTopic, payload });
};
