import { formats } from '../../shared/format.ts';
import { useLanguage } from '../../shared/i18n.ts';
import { useMounted } from './useMounted.ts';

type Props = { readonly at: string; readonly withTime?: boolean };

/** A day or a moment: in UTC as the server draws it, in the reader's zone as soon as the browser has taken over. */
export const When = ({ at, withTime = false }: Props) => {
  const language = useLanguage();
  const { day, moment } = formats(language, useMounted() ? 'own' : 'utc');
  return <time dateTime={at}>{withTime ? moment(at) : day(at)}</time>;
};
