import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../shared/i18n.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StateTag } from '../../parts/StateTag.tsx';
import { type Suggestions, useAccept, useSuggestions } from './asking.ts';

type Props = { readonly datasetId: string; readonly found: Suggestions };

const Rules = ({ datasetId, found }: Props) => {
  const { t } = useTranslation('dataContract');
  const { number } = useFormats();
  const accept = useAccept(datasetId);
  if (found.state === 'waiting') return <p role="status">{t('waiting')}</p>;
  if (found.items.length === 0) return <p className="soft">{t('nothing')}</p>;
  return (
    <>
      <p className="soft">{t('suggestedLead', { number: found.versionNumber })}</p>
      {accept.error === null ? null : <ProblemNote error={accept.error} />}
      <table className="plain-table">
        <tbody>
          {found.items.map(({ rule, text, good, of, accepted }) => (
            <tr key={rule}>
              <th scope="row">
                {text}
                <div className="soft small">{t('keeps', { good: number(good), of: number(of) })}</div>
              </th>
              <td>
                {accepted ? (
                  <StateTag meaning="good">{t('accepted')}</StateTag>
                ) : (
                  <Button
                    size="small"
                    aria-label={`${t('accept')}: ${text}`}
                    loading={accept.isPending && accept.variables === rule}
                    onClick={() => accept.mutate(rule)}
                  >
                    {t('accept')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

type SuggestedProps = {
  readonly datasetId: string;
  /** Where there is no contract yet, its first rule is the next thing to do. */
  readonly startsOpen: boolean;
};

/** Rules that the newest version keeps, to be accepted one by one. */
export const Suggested = ({ datasetId, startsOpen }: SuggestedProps) => {
  const { t } = useTranslation('dataContract');
  // as it was when the page came: the first rule accepted makes a contract, and must not close the list
  const [isOpen] = useState(startsOpen);
  const asked = useSuggestions(datasetId);
  return (
    <details className="panel fold" open={isOpen}>
      <summary>
        <strong>{t('suggested')}</strong>
      </summary>
      <Answer asked={asked}>{(found) => <Rules datasetId={datasetId} found={found} />}</Answer>
    </details>
  );
};
