import { useTranslation } from 'react-i18next';
import { useAssessment } from '../datasets/asking.ts';

/** Indicators of the newest version that wait for an input, and what to give. */
export const Needs = ({ datasetId, number }: { readonly datasetId: string; readonly number: number }) => {
  const { t } = useTranslation('dataContract');
  const asked = useAssessment(datasetId, number);
  const waiting = (asked.data?.quality.dimensions ?? [])
    .flatMap(({ indicators }) => indicators)
    .filter(({ status }) => status === 'needs_input');
  if (waiting.length === 0) return null;
  return (
    <details className="panel fold">
      <summary>
        <strong>{t('needs')}</strong> <span className="soft small">{waiting.length}</span>
      </summary>
      <p className="soft">{t('needsLead')}</p>
      <ul className="bullet-list">
        {waiting.map(({ code, name, note }) => (
          <li key={code}>
            {name} <span className="soft small">{code}</span>: {note}
          </li>
        ))}
      </ul>
    </details>
  );
};
