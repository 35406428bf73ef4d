import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../shared/form/schema.ts';
import { useMounted } from '../parts/useMounted.ts';
import { placeNames } from './layout.ts';

type Props = { readonly answers: Answers; readonly onChange: (answers: Answers) => void };

/** Digits after the point of a degree that are kept: about a metre. */
const degreeDigits = 5;

/** Longest wait for the device to find itself. */
const locateMsMax = 15_000;

const rounded = (degrees: number): number => Number(degrees.toFixed(degreeDigits));

const without = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !(placeNames as readonly string[]).includes(name)));

/** Adds where the device is: only when this button is pressed and the browser was allowed to tell, and it can be taken back. */
export const Place = ({ answers, onChange }: Props) => {
  const { t } = useTranslation('residents');
  const [state, setState] = useState<'idle' | 'looking' | 'refused'>('idle');
  const isPossible = useMounted() && isSecureContext && 'geolocation' in navigator;
  const { latitude, longitude } = answers;
  if (typeof latitude === 'number' && typeof longitude === 'number')
    return (
      <p className="located">
        <span className="tag good">{t('place.added')}</span> {latitude}, {longitude}{' '}
        <button type="button" className="button quiet" onClick={() => onChange(without(answers))}>
          {t('place.drop')}
        </button>
      </p>
    );
  if (!isPossible) return null;
  const locate = (): void => {
    setState('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange({ ...answers, latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) });
      },
      () => setState('refused'),
      { enableHighAccuracy: true, timeout: locateMsMax },
    );
  };
  return (
    <div className="field">
      <button type="button" className="button quiet" disabled={state === 'looking'} onClick={locate}>
        {t(state === 'looking' ? 'place.looking' : 'place.add')}
      </button>
      <span className="hint" aria-live="polite">
        {t(state === 'refused' ? 'place.refused' : 'place.help')}
      </span>
    </div>
  );
};
