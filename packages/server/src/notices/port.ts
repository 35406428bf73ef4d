import type { Bilingual, Id, Language, Result } from '#kernel';
import type { NoticeParam } from '#platform/notify';
import type { FailureReason, OutwardChannel, Severity } from './model.ts';

/** How somebody is reached from here. */
export type Addressee = {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** Null: in both. */
  readonly language: Language | null;
};

/** One message to one addressee. */
export type Message = {
  /** The outbox message's id: a repeat has the same. */
  readonly id: string;
  readonly to: Addressee;
  readonly severity: Severity;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** Address of the page that it leads to; empty where the platform does not know its own address. */
  readonly link: string;
};

/** A message to a person with an account, who finds it in the portal too. */
export type NoticeMessage = Message & {
  readonly to: Addressee & { readonly personId: Id<'psn'>; readonly organisationId: Id<'org'> };
  readonly kind: string;
  readonly about: string;
  readonly params: Readonly<Record<string, NoticeParam>>;
};

/** Why a message did not go out. `refused` and `not_configured` are for good, `unreachable` is worth another try. */
export type Failure = { readonly reason: FailureReason; readonly error: string };

/**
 * A way to a person. `send` is called at least once for a message: the portal keeps one, what leaves the platform carries an
 * identity made of the message's id and the addressee by which the other side can tell a repeat. It answers failures as
 * values and throws only for bugs. Texts are untrusted: no channel takes markup, line breaks of headings or placeholders
 * from them.
 */
export interface Channel<M extends Message = Message> {
  readonly name: 'portal' | OutwardChannel;
  /** True when it can reach this addressee at all. */
  reaches(to: Addressee): boolean;
  send(message: M): Promise<Result<null, Failure>>;
}

/** The ways that this installation has; the portal is always there. */
export type Channels = { readonly portal: Channel<NoticeMessage> } & { readonly [C in OutwardChannel]?: Channel };
