import { useTranslation } from 'react-i18next';
import { type Meaning, StateTag } from '../../parts/StateTag.tsx';
import type { Level } from '../answers.ts';

const meanings: Readonly<Record<Level, Meaning>> = {
  '1': 'good',
  '2': 'good',
  '3': 'attention',
  '4': 'attention',
  important: 'wrong',
  core: 'wrong',
};

/** A sensitivity level as a word with its meaning. */
export const LevelTag = ({ level }: { readonly level: Level }) => {
  const { t } = useTranslation();
  return <StateTag meaning={meanings[level]}>{t(`level.${level}`)}</StateTag>;
};
