import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../shared/i18n.ts';

/** The four meanings, and none. */
export type Meaning = 'good' | 'attention' | 'wrong' | 'waiting' | 'plain';

/** A sign beside the colour, for those who do not see the colour. */
const signs: Readonly<Record<Meaning, string>> = { good: '✓', attention: '!', wrong: '✕', waiting: '…', plain: '' };

/** A state as a word with its meaning. */
export const StateTag = ({ meaning, children }: { readonly meaning: Meaning; readonly children: ReactNode }) => (
  <Tag className={`meaning ${meaning}`} variant="filled">
    {signs[meaning] === '' ? null : <span aria-hidden="true">{signs[meaning]} </span>}
    {children}
  </Tag>
);

type WaitingProps = { readonly who?: string; readonly since?: string | null; readonly until?: string | null };

/** Whom a state waits for, since when and until when. */
export const Waiting = ({ who, since, until }: WaitingProps) => {
  const { t } = useTranslation();
  const { day } = useFormats();
  const isOver = until !== undefined && until !== null && new Date(until) < new Date();
  const parts = [
    who === undefined ? undefined : t('state.waitsFor', { who }),
    since === undefined || since === null ? undefined : t('state.since', { when: day(since) }),
    until === undefined || until === null
      ? undefined
      : t(isOver ? 'state.overdue' : 'state.until', { when: day(until) }),
  ].filter((part) => part !== undefined);
  return <span className={isOver ? 'waiting-line over' : 'waiting-line'}>{parts.join(' · ')}</span>;
};
